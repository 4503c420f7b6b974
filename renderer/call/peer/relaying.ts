import type { Conversation, Spoken } from './conversation.ts';

/** Those who can be connected are by then; to the others what is said goes by other ways. */
const FIRST_CONNECTION_MS = 5_000;
const RELAY_INTERVAL_MS = 3_000;
/** The server takes 30 frames a second (signalling/protocol.ts), and a full room has eleven others. */
const RELAYED_AT_ONCE = 8;

/** When what cannot be said on the channel goes by other ways: whichever comes first counts. */
export class Relaying {
  #relayedAt = Number.NEGATIVE_INFINITY;

  /** What is to be sent by other ways now. To be asked only while there are any: kept, it would flood them. */
  due(now: number, conversation: Conversation, { hasConnected }: { hasConnected: boolean }): readonly Spoken[] {
    const patience = hasConnected ? 0 : FIRST_CONNECTION_MS;
    if (now - this.#relayedAt < RELAY_INTERVAL_MS || conversation.unheardFor(patience).length === 0) return [];
    this.#relayedAt = now;
    return conversation.unheard.slice(0, RELAYED_AT_ONCE);
  }
}
