/**
 * What two participants have with each other. A card proves who wrote it, not that its writer is there: the first
 * message each way is the confirmation, with the name, and nothing that comes before it is taken. Sealing for
 * somebody unconfirmed gives nothing away, as only the holder of the card's key can open it; so an offer need not
 * wait for an answer.
 */
import { readBase64Url, toBase64Url } from '../base64-url.ts';
import { type Bytes, readUtf8, utf8 } from '../bytes.ts';
import type { SignedCard } from '../signed-card.ts';
import { isChannelProof, proveChannel, type RealFingerprints } from './channel-proof.ts';
import { readConfirmation, writeConfirmation } from './confirmation.ts';
import { type MessageFailure, MessageOpener, MessageSealer, readCounter } from './message-seal.ts';
import { derivePairKeys, type PairKeys, type PairSides } from './pair-keys.ts';

export type PairFailure =
  /** Our own session, shown to us as another's. */
  | 'own-card'
  /** No secret comes of the remote key. */
  | 'weak-key';

export type Received =
  | { readonly ok: true; readonly type: 'confirmation'; readonly name: string }
  /** The counter tells in which order messages were sealed. */
  | { readonly ok: true; readonly type: 'message'; readonly text: string; readonly counter: number }
  /** `not-yet`: a later message has overtaken the confirmation, or the confirmation was lost. */
  | { readonly ok: false; readonly reason: MessageFailure | 'not-yet' };

type Ends = { remote: SignedCard; keys: PairKeys; sealer: MessageSealer; opener: MessageOpener };

export async function beginPair(
  sides: PairSides & { locator: Bytes; name: string },
): Promise<{ ok: true; pair: Pair } | { ok: false; reason: PairFailure }> {
  const { locator, own, remote, name } = sides;
  if (own.session === remote.session) return { ok: false, reason: 'own-card' };
  const keys = await derivePairKeys(sides);
  if (!keys) return { ok: false, reason: 'weak-key' };
  const sealer = new MessageSealer(keys.sealing, { locator, from: own.session, to: remote.session });
  const opener = new MessageOpener(keys.opening, { locator, from: remote.session, to: own.session });
  const confirmation = await sealer.seal(writeConfirmation(keys.transcriptHash, name));
  return { ok: true, pair: new Pair({ remote, keys, sealer, opener }, confirmation) };
}

export type { Pair };

class Pair {
  /** To be sent before anything else, and again as it is whenever it may have been lost. */
  readonly confirmation: string;
  readonly remote: SignedCard;
  readonly #ends: Ends;
  #name: string | undefined;

  constructor(ends: Ends, confirmation: string) {
    this.#ends = ends;
    this.remote = ends.remote;
    this.confirmation = confirmation;
  }

  /** As the remote end calls itself; undefined until it has confirmed. */
  get name(): string | undefined {
    return this.#name;
  }

  /** To be sent again, if need be, as it is: sealed anew it would be another message. */
  seal(text: string): Promise<string> {
    return this.#ends.sealer.seal(utf8(text));
  }

  /** Each envelope opens once. Await one before the next: what comes behind a confirmation needs it. */
  async receive(envelope: string): Promise<Received> {
    const bytes = readBase64Url(envelope);
    if (!bytes) return { ok: false, reason: 'malformed' };
    if (this.#name === undefined && readCounter(bytes) !== 0) return { ok: false, reason: 'not-yet' };
    const opened = await this.#ends.opener.open(bytes);
    if (!opened.ok) return opened;
    const { content, counter } = opened;
    return counter === 0 ? this.#takeConfirmation(content) : messageOf(content, counter);
  }

  /** The first message on a connection's own channel: base64url. */
  async proveChannel(fingerprints: RealFingerprints): Promise<string> {
    return toBase64Url(await proveChannel(this.#ends.keys, fingerprints));
  }

  async checkChannelProof(fingerprints: RealFingerprints, proof: string): Promise<boolean> {
    const bytes = readBase64Url(proof);
    return bytes !== undefined && isChannelProof(this.#ends.keys, fingerprints, bytes);
  }

  #takeConfirmation(content: Bytes): Received {
    const name = readConfirmation(this.#ends.keys.transcriptHash, content);
    if (name === undefined) return { ok: false, reason: 'malformed' };
    this.#name = name;
    return { ok: true, type: 'confirmation', name };
  }
}

function messageOf(content: Bytes, counter: number): Received {
  const text = readUtf8(content);
  return text === undefined ? { ok: false, reason: 'malformed' } : { ok: true, type: 'message', text, counter };
}
