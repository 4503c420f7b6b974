import { Buffer } from 'node:buffer';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

/**
 * What shows that a new socket belongs to whoever had the seat. Only a hash is kept, and each use makes a new one.
 * The old one holds until the new one is known to have arrived: the socket that brings it may be lost as well.
 */
export class ResumeSecret {
  #current: string;
  #previous: string | undefined;

  constructor(current: string) {
    this.#current = current;
  }

  /** Hash of the newest secret. */
  get hash(): string {
    return this.#current;
  }

  get isSettled(): boolean {
    return this.#previous === undefined;
  }

  /** There is a new secret with this hash. */
  replace(hash: string): void {
    this.#previous = this.#current;
    this.#current = hash;
  }

  /** The new secret has arrived. */
  settle(): void {
    this.#previous = undefined;
  }

  /** Compares in constant time. */
  matches(claimed: string): boolean {
    const claimedHash = Buffer.from(hashSecret(claimed));
    return [this.#current, this.#previous].some(
      (known) => known !== undefined && timingSafeEqual(Buffer.from(known), claimedHash),
    );
  }
}

/** 32 random bytes as base64url. */
export function randomSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** SHA-256 as base64url. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
