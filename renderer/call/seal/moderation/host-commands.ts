/** Who may command in a room, and which commands have been obeyed. */
import { toBase64Url } from '../base64-url.ts';
import { type Bytes, equalBytes } from '../bytes.ts';
import { type HostCommand, type ReadCommand, readCommand } from './host-command.ts';

export type CommandFailure =
  | 'malformed'
  | 'not-the-host'
  /** A command that has been here, or one that a newer one has overtaken. */
  | 'old-counter'
  /** Meant for company that we have not been in: its host saw somebody come or go before we did. Keep it. */
  | 'other-epoch';

export type Accepted = { ok: true; command: HostCommand } | { ok: false; reason: CommandFailure };

export class HostCommands {
  readonly #locator: Bytes;
  #host: Bytes;
  /** Of everybody who has been host: whoever gets the room back goes on counting. */
  readonly #counters = new Map<string, number>();
  /** What those who come later must know: who gave the room to whom, and whether it is locked. In order. */
  #log: { readonly type: HostCommand['type']; readonly text: string }[] = [];

  /** @param host public key; of the one in the invitation, unless the room has been handed over */
  constructor({ locator, host }: { locator: Bytes; host: Bytes }) {
    this.#locator = locator;
    this.#host = host;
  }

  /** Public key of the host now. */
  get host(): Bytes {
    return this.#host;
  }

  /** For `follow` of those who come later. */
  get log(): string[] {
    return this.#log.map(({ text }) => text);
  }

  /** The counter of the next command of the host. */
  get nextCounter(): number {
    return (this.#counters.get(toBase64Url(this.#host)) ?? -1) + 1;
  }

  /** @param epochs of every company that we have been in, as base64url */
  async accept(text: string, epochs: ReadonlySet<string>): Promise<Accepted> {
    const signer = this.#host;
    const read = await readCommand(text, { locator: this.#locator, host: signer });
    if (!read.ok) return read;
    if (!epochs.has(toBase64Url(read.epoch))) return { ok: false, reason: 'other-epoch' };
    return this.#take(signer, read, text);
  }

  /**
   * For those who come later: the log, as any member may show it. A member can leave out its end, and a former host
   * can give the room away once more, to those who were not there. What is known already is passed over.
   * @returns what was new, in order
   */
  async follow(log: readonly string[]): Promise<HostCommand[]> {
    const followed: HostCommand[] = [];
    for (const text of log) {
      const signer = this.#host;
      const read = await readCommand(text, { locator: this.#locator, host: signer });
      if (!read.ok || read.command.type === 'remove') continue;
      const taken = this.#take(signer, read, text);
      if (taken.ok) followed.push(taken.command);
    }
    return followed;
  }

  /** Nothing is awaited between asking and taking: two copies at once are one command. */
  #take(signer: Bytes, { command, counter }: ReadCommand, text: string): Accepted {
    if (!equalBytes(signer, this.#host)) return { ok: false, reason: 'not-the-host' };
    const name = toBase64Url(signer);
    if (counter <= (this.#counters.get(name) ?? -1)) return { ok: false, reason: 'old-counter' };
    this.#counters.set(name, counter);
    this.#note(command, text);
    if (command.type === 'hand-over') this.#host = command.identity;
    return { ok: true, command };
  }

  #note({ type }: HostCommand, text: string): void {
    if (type === 'remove') return;
    // Of locking and unlocking only the last counts.
    if (type !== 'hand-over') this.#log = this.#log.filter((one) => one.type === 'hand-over');
    this.#log.push({ type, text });
  }
}
