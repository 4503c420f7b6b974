/**
 * Messages of one direction of a pair: base64url(counter: 8 | AES-256-GCM). The nonce is the counter, so it never
 * comes twice under one key; whoever sends a message again sends the same bytes.
 */
import { toBase64Url } from '../base64-url.ts';
import { type Bytes, bigEndian, readBigEndian } from '../bytes.ts';
import { openBytes, sealBytes } from '../cipher.ts';
import { sessionBytes } from '../signed-card.ts';
import { transcript } from '../transcript.ts';
import { ReplayWindow } from './replay-window.ts';

/** Whose messages to whom, as sessions, in which room. */
export type Route = { readonly locator: Bytes; readonly from: string; readonly to: string };

export type MessageFailure =
  | 'malformed'
  /** Changed, turned around, moved from another pair or room, or sealed with other keys. */
  | 'not-sealed-for-this-pair'
  | 'replayed'
  /** More than 64 messages late: nobody can tell any more whether it has been here. */
  | 'too-old';

const MAX_COUNTER = 2 ** 48;
const COUNTER_BYTES = 8;
const NONCE_PREFIX_BYTES = 4;

export class MessageSealer {
  readonly #key: CryptoKey;
  readonly #route: Route;
  #counter: number;

  constructor(key: CryptoKey, route: Route, firstCounter = 0) {
    this.#key = key;
    this.#route = route;
    this.#counter = firstCounter;
  }

  /** Rejects with a RangeError after 2^48 messages. */
  async seal(content: Bytes): Promise<string> {
    const counter = this.#counter;
    if (counter >= MAX_COUNTER) throw new RangeError('too many messages under one key');
    this.#counter += 1;
    const sealed = await sealBytes(this.#key, nonceOf(counter), messageContext(this.#route, counter), content);
    const envelope = new Uint8Array(COUNTER_BYTES + sealed.length);
    envelope.set(bigEndian(counter, COUNTER_BYTES));
    envelope.set(sealed, COUNTER_BYTES);
    return toBase64Url(envelope);
  }
}

export class MessageOpener {
  readonly #key: CryptoKey;
  readonly #route: Route;
  readonly #window = new ReplayWindow();

  constructor(key: CryptoKey, route: Route) {
    this.#key = key;
    this.#route = route;
  }

  /** @param bytes the envelope out of its base64url */
  async open(
    bytes: Bytes,
  ): Promise<{ ok: true; counter: number; content: Bytes } | { ok: false; reason: MessageFailure }> {
    const counter = readCounter(bytes);
    if (counter === undefined) return { ok: false, reason: 'malformed' };
    const early = this.#window.refusal(counter);
    if (early) return { ok: false, reason: early };
    const sealed = bytes.subarray(COUNTER_BYTES);
    const content = await openBytes(this.#key, nonceOf(counter), messageContext(this.#route, counter), sealed);
    if (!content) return { ok: false, reason: 'not-sealed-for-this-pair' };
    // Asked again: the same message may have been opened by the other path meanwhile.
    const late = this.#window.refusal(counter);
    if (late) return { ok: false, reason: late };
    this.#window.take(counter);
    return { ok: true, counter, content };
  }
}

/** The counter that an envelope claims, to be believed once it has opened. */
export function readCounter(envelope: Bytes): number | undefined {
  if (envelope.length < COUNTER_BYTES) return undefined;
  const counter = readBigEndian(envelope.subarray(0, COUNTER_BYTES));
  return counter < MAX_COUNTER ? counter : undefined;
}

export function messageContext({ locator, from, to }: Route, counter: number): Bytes {
  return transcript('msg', locator, sessionBytes(from), sessionBytes(to), bigEndian(counter, COUNTER_BYTES));
}

export function nonceOf(counter: number): Bytes {
  const nonce = new Uint8Array(NONCE_PREFIX_BYTES + COUNTER_BYTES);
  nonce.set(bigEndian(counter, COUNTER_BYTES), NONCE_PREFIX_BYTES);
  return nonce;
}
