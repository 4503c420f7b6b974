import type { Buffer } from 'node:buffer';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

/**
 * What shows that a new socket belongs to whoever had the seat. Only a hash is kept, and each use makes a new one.
 * The old one holds until the new one is known to have arrived: the socket that brings it may be lost as well.
 */
export class ResumeSecret {
  #current: Buffer | undefined;
  #previous: Buffer | undefined;

  /** @returns the new secret: 32 bytes as base64url */
  rotate(): string {
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    this.#previous = this.#current;
    this.#current = hash(secret);
    return secret;
  }

  /** The new secret has arrived. */
  settle(): void {
    this.#previous = undefined;
  }

  /** Compares in constant time. */
  matches(claimed: string): boolean {
    const claimedHash = hash(claimed);
    return [this.#current, this.#previous].some((known) => known !== undefined && timingSafeEqual(known, claimedHash));
  }
}

function hash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
