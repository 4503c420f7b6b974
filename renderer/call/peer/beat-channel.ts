import { z } from 'zod';
import { parseJson } from '../../../signalling/protocol.ts';
import { type Heard, heard } from './conversation.ts';

export const BEAT_INTERVAL_MS = 500;

/** A beat shows that its sender is there and that the way is open, and tells what has been heard so far. */
const beat = z.strictObject({ heard: heard.optional() });

/** Unordered and never sent again: a late beat is worth nothing. */
const INIT: RTCDataChannelInit = { ordered: false, maxRetransmits: 0 };
export const BEAT_LABEL = 'beat';

/** The channel of one pair that tells whether the other end is there. */
export class BeatChannel {
  readonly #onBeat: (heard: Heard | undefined) => void;
  #channel: RTCDataChannel | undefined;

  static open(connection: RTCPeerConnection): RTCDataChannel {
    return connection.createDataChannel(BEAT_LABEL, INIT);
  }

  constructor(onBeat: (heard: Heard | undefined) => void) {
    this.#onBeat = onBeat;
  }

  attach(channel: RTCDataChannel): void {
    this.detach();
    this.#channel = channel;
    channel.onmessage = ({ data }) => {
      const received = typeof data === 'string' ? parseJson(beat, data) : undefined;
      if (received) this.#onBeat(received.heard);
    };
  }

  send(heard: Heard | undefined): void {
    if (this.#channel?.readyState === 'open') this.#channel.send(JSON.stringify({ heard }));
  }

  /** From here on nothing is reported. */
  detach(): void {
    if (this.#channel) this.#channel.onmessage = null;
    this.#channel = undefined;
  }
}
