/**
 * Who is behind which of the server's ids. A participant is known by the session in their sealed card; the server's
 * ids are only addresses, and a participant gets another one when the server has forgotten its rooms.
 */
export class Roster {
  readonly #sessions = new Map<string, string>();
  readonly #addresses = new Map<string, string>();

  /** A later address replaces an earlier one of the same session. */
  bind(address: string, session: string): void {
    const earlier = this.#addresses.get(session);
    if (earlier !== undefined) this.#sessions.delete(earlier);
    this.#sessions.set(address, session);
    this.#addresses.set(session, address);
  }

  sessionAt(address: string): string | undefined {
    return this.#sessions.get(address);
  }

  addressOf(session: string): string | undefined {
    return this.#addresses.get(session);
  }

  /** @returns the session that was there */
  unbind(address: string): string | undefined {
    const session = this.#sessions.get(address);
    this.#sessions.delete(address);
    if (session !== undefined) this.#addresses.delete(session);
    return session;
  }

  addresses(): string[] {
    return [...this.#sessions.keys()];
  }

  clear(): void {
    this.#sessions.clear();
    this.#addresses.clear();
  }
}
