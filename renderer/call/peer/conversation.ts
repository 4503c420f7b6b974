import { z } from 'zod';
import { toBase64Url } from '../seal/base64-url.ts';
import { type ControlMessage, controlMessage } from './control-message.ts';

const STREAM_BYTES = 6;
const stream = z.string().length(8);

/**
 * A message with its place: `n` counts from 1 within a stream, and a stream is one end's life in the call. One that we
 * do not understand has its place as well: a newer app may say more than we know.
 */
export const spoken = z.strictObject({ stream, n: z.number().int().min(1), message: z.unknown() });

/** All messages of a stream up to `n` have been heard. */
export const heard = z.strictObject({ stream, n: z.number().int().min(0) });

export type Spoken = z.infer<typeof spoken>;
export type Heard = z.infer<typeof heard>;

/** What is further ahead of a gap is said again later. */
const MAX_EARLY = 1_000;

/**
 * What two ends say to each other: everything once and in order, over one channel after another and by other ways.
 * What is said is kept until the other end is known to have heard it, and may be sent any number of times.
 */
export class Conversation {
  readonly #onMessage: (message: ControlMessage) => void;
  #stream = randomStream();
  #unheard: { spoken: Spoken & { message: ControlMessage }; at: number }[] = [];
  #lastSaid = 0;
  #hasBeenHeard = false;
  #heard: Heard | undefined;
  /** Those that came before one that is missing, by number. */
  readonly #early = new Map<number, { message: unknown }>();
  /** Streams that have ended: what comes late of them counts no more. */
  readonly #past = new Set<string>();

  constructor(onMessage: (message: ControlMessage) => void) {
    this.#onMessage = onMessage;
  }

  say(message: ControlMessage): Spoken {
    this.#lastSaid += 1;
    const said = { stream: this.#stream, n: this.#lastSaid, message };
    this.#unheard.push({ spoken: said, at: performance.now() });
    return said;
  }

  /** Not known to have arrived, in order. */
  get unheard(): Spoken[] {
    return this.#unheard.map((one) => one.spoken);
  }

  /** Those of them that were said so many milliseconds ago, or longer. */
  unheardFor(ms: number): Spoken[] {
    const latest = performance.now() - ms;
    return this.#unheard.filter(({ at }) => at <= latest).map((one) => one.spoken);
  }

  /**
   * The other end has heard so much.
   * @returns whether it has forgotten what it had heard: it met us anew. What it has not heard begins a new stream.
   */
  confirm(heard: Heard | undefined): boolean {
    if (heard && heard.stream !== this.#stream) return false;
    const n = heard?.n ?? 0;
    if (n === 0 && this.#hasBeenHeard) {
      this.#beginAnew();
      return true;
    }
    if (n > 0) this.#hasBeenHeard = true;
    this.#unheard = this.#unheard.filter((one) => one.spoken.n > n);
    return false;
  }

  /** What we have heard, to be told to the other end. */
  get heard(): Heard | undefined {
    return this.#heard;
  }

  /** In any order and as often as it comes. */
  hear({ stream, n, message }: Spoken): void {
    if (this.#past.has(stream)) return;
    if (this.#heard?.stream !== stream) this.#begin(stream);
    const last = this.#heard?.n ?? 0;
    if (n <= last || n > last + MAX_EARLY) return;
    this.#early.set(n, { message });
    this.#deliver(stream, last);
  }

  #beginAnew(): void {
    const messages = this.#unheard.map(({ spoken }) => spoken.message);
    this.#stream = randomStream();
    this.#lastSaid = 0;
    this.#hasBeenHeard = false;
    this.#unheard = [];
    for (const message of messages) this.say(message);
  }

  #begin(stream: string): void {
    if (this.#heard) this.#past.add(this.#heard.stream);
    this.#heard = { stream, n: 0 };
    this.#early.clear();
  }

  #deliver(stream: string, last: number): void {
    for (let n = last + 1; ; n += 1) {
      const early = this.#early.get(n);
      if (!early) return;
      this.#early.delete(n);
      this.#heard = { stream, n };
      const { data: message } = controlMessage.safeParse(early.message);
      if (message) this.#onMessage(message);
    }
  }
}

function randomStream(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(STREAM_BYTES)));
}
