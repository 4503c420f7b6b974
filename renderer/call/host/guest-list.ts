/** Who may be in the room: everybody with the invitation, or in a locked room whom the host has admitted. Pure. */
import { toBase64Url } from '../seal/base64-url.ts';
import type { Bytes } from '../seal/bytes.ts';
import type { SignedCard } from '../seal/signed-card.ts';

export class GuestList {
  #isLocked = false;
  /** Sessions that may be in the locked room, with the host's signature where there is one. */
  readonly #admitted = new Map<string, string | undefined>();
  /** Identities, as base64url. */
  readonly #removed = new Set<string>();
  /** Of people who knocked and were let in: they come with the secret, and the host knows them again. */
  readonly #expected = new Set<string>();

  get isLocked(): boolean {
    return this.#isLocked;
  }

  /** Whoever is there stays. */
  lock(present: readonly SignedCard[]): void {
    this.#isLocked = true;
    for (const { session } of present) this.#admitted.set(session, this.#admitted.get(session));
  }

  unlock(): void {
    this.#isLocked = false;
  }

  admit({ session }: SignedCard, countersignature: string): void {
    this.#admitted.set(session, countersignature);
  }

  remove({ session, identity }: SignedCard): void {
    this.#removed.add(toBase64Url(identity));
    this.#admitted.delete(session);
  }

  expect(identity: Bytes): void {
    this.#expected.add(toBase64Url(identity));
  }

  isExpected({ identity }: SignedCard): boolean {
    return this.#expected.has(toBase64Url(identity));
  }

  entryFor({ session, identity }: SignedCard): 'open' | 'held' | 'closed' {
    if (this.#removed.has(toBase64Url(identity))) return 'closed';
    return !this.#isLocked || this.#admitted.has(session) ? 'open' : 'held';
  }

  countersignatures(): { session: string; countersignature: string }[] {
    return [...this.#admitted].flatMap(([session, countersignature]) =>
      countersignature === undefined ? [] : [{ session, countersignature }],
    );
  }
}
