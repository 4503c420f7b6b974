/** Seals what the server relays: each participant's card, and the signals between two of them. */
import { parseJson } from '../../../signalling/protocol.ts';
import { type Card, card } from './card.ts';
import { openText, sealText } from './envelope.ts';
import type { RoomKeys } from './room-keys.ts';
import { type Signal, signal } from './signal.ts';

export class RoomSeal {
  readonly #keys: RoomKeys;

  constructor(keys: RoomKeys) {
    this.#keys = keys;
  }

  sealCard(content: Card): Promise<string> {
    return sealText(this.#keys.sealKey, this.#cardContext(), JSON.stringify(content));
  }

  /** Undefined when it was not sealed by somebody with the room's secret. */
  async openCard(envelope: string): Promise<Card | undefined> {
    const text = await openText(this.#keys.sealKey, this.#cardContext(), envelope);
    return text === undefined ? undefined : parseJson(card, text);
  }

  sealSignal(from: string, to: string, content: Signal): Promise<string> {
    return sealText(this.#keys.sealKey, this.#signalContext(from, to), JSON.stringify(content));
  }

  /** Undefined when it was changed, or meant for or sent by somebody else. */
  async openSignal(from: string, to: string, envelope: string): Promise<Signal | undefined> {
    const text = await openText(this.#keys.sealKey, this.#signalContext(from, to), envelope);
    return text === undefined ? undefined : parseJson(signal, text);
  }

  #cardContext(): string[] {
    return ['card', this.#keys.locator];
  }

  #signalContext(from: string, to: string): string[] {
    return ['signal', this.#keys.locator, from, to];
  }
}
