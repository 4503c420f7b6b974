/** Who is in charge of the room: which commands count, and how ours are signed. */
import { readBase64Url, toBase64Url } from '../seal/base64-url.ts';
import { type Bytes, equalBytes } from '../seal/bytes.ts';
import { type Identity, identityHash } from '../seal/identity.ts';
import { type HostCommand, signCommand } from '../seal/moderation/host-command.ts';
import { HostCommands } from '../seal/moderation/host-commands.ts';
import { rosterEpoch } from '../seal/roster-epoch.ts';
import type { SignedCard } from '../seal/signed-card.ts';

/** Commands for company that we have not been in yet; more of them nobody sends. */
const MAX_PENDING = 16;

/** Its asynchronous methods are to be called one after the other: queue them. */
export class HostRole {
  readonly #identity: Identity;
  #locator: Bytes;
  /** Of the first host, from the invitation. */
  #hostHash: Bytes | undefined;
  #firstHost: Bytes | undefined;
  #commands: HostCommands | undefined;
  /** As base64url: every company that we have been in. */
  readonly #epochs = new Set<string>();
  #epoch: Bytes | undefined;
  #pending: string[] = [];

  /** @param room.hostHash `h` of the invitation; undefined lets the first host that we hear of be it */
  constructor(identity: Identity, room: { locator: Bytes; hostHash: Bytes | undefined }) {
    this.#identity = identity;
    this.#locator = room.locator;
    this.#hostHash = room.hostHash;
  }

  /** Public key of the host now; undefined until they have been seen or told of. */
  get host(): Bytes | undefined {
    return this.#commands?.host;
  }

  get isSelf(): boolean {
    return this.isHost(this.#identity.publicKey);
  }

  isHost(identity: Bytes): boolean {
    return this.host !== undefined && equalBytes(this.host, identity);
  }

  /** For somebody who comes later. Undefined while no host is known. */
  history(): { host: string; log: string[] } | undefined {
    if (!this.#firstHost || !this.#commands) return undefined;
    return { host: toBase64Url(this.#firstHost), log: this.#commands.log };
  }

  /** Somebody's identity, seen or told: theirs may be the one that the invitation names. */
  async learn(identity: Bytes, { isTold }: { isTold: boolean }): Promise<void> {
    if (this.#commands) return;
    const isNamed = this.#hostHash && equalBytes(this.#hostHash, await identityHash(identity));
    if (this.#commands) return;
    // Without a name in the invitation there is nothing better than the word of whoever was here before us.
    if (isNamed || (isTold && !this.#hostHash)) this.#begin(identity);
  }

  /** The room goes on under another secret, and whoever is host now is its first one. */
  move(locator: Bytes): void {
    this.#locator = locator;
    this.#epochs.clear();
    this.#pending = [];
    const host = this.host;
    this.#commands = undefined;
    if (host) this.#begin(host);
  }

  /** @returns commands that were waiting for this company */
  async setCompany(cards: readonly SignedCard[]): Promise<HostCommand[]> {
    this.#epoch = await rosterEpoch(cards);
    this.#epochs.add(toBase64Url(this.#epoch));
    const pending = this.#pending;
    this.#pending = [];
    const obeyed: HostCommand[] = [];
    for (const text of pending) obeyed.push(...(await this.accept(text)));
    return obeyed;
  }

  /** What somebody has told us of before our time. @returns what was new, in order */
  async follow(host: string, log: readonly string[]): Promise<HostCommand[]> {
    const identity = readBase64Url(host);
    if (identity) await this.learn(identity, { isTold: true });
    return (await this.#commands?.follow(log)) ?? [];
  }

  /** @returns the command, if it counts now */
  async accept(text: string): Promise<HostCommand[]> {
    const accepted = await this.#commands?.accept(text, this.#epochs);
    if (accepted?.ok) return [accepted.command];
    const mayCountLater = !accepted || accepted.reason === 'other-epoch';
    if (mayCountLater) this.#pending = [...this.#pending, text].slice(-MAX_PENDING);
    return [];
  }

  /** Signs a command, and obeys it. Undefined when we are not the host. */
  async command(command: HostCommand): Promise<string | undefined> {
    if (!this.isSelf || !this.#commands || !this.#epoch) return undefined;
    const place = { locator: this.#locator, epoch: this.#epoch, counter: this.#commands.nextCounter };
    const text = await signCommand(this.#identity, place, command);
    await this.#commands.accept(text, this.#epochs);
    return text;
  }

  #begin(host: Bytes): void {
    this.#firstHost = host;
    this.#commands = new HostCommands({ locator: this.#locator, host });
  }
}
