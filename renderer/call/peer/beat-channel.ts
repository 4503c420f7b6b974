import { z } from 'zod';
import { parseJson } from '../../../signalling/protocol.ts';
import { type Heard, heard, type Spoken, spoken } from './conversation.ts';

export const BEAT_INTERVAL_MS = 500;

/**
 * A beat shows that its sender is there and that the way is open, and tells what has been heard so far. It carries
 * what should have been heard long ago: after a cut the control channel waits for its next try (RFC 9260, 6.3: twice
 * as long each time), a beat does not.
 */
const beat = z.strictObject({ heard: heard.optional(), spoken: z.array(spoken).optional() });

export type Beat = z.infer<typeof beat>;

/** Of what is said again with one beat: it is to fit into one packet. */
const MAX_CARRIED_LENGTH = 800;

/** Unordered and never sent again: a late beat is worth nothing. */
const INIT: RTCDataChannelInit = { ordered: false, maxRetransmits: 0 };
export const BEAT_LABEL = 'beat';

/** The channel of one pair that tells whether the other end is there. */
export class BeatChannel {
  readonly #onBeat: (beat: Beat) => void;
  #channel: RTCDataChannel | undefined;

  static open(connection: RTCPeerConnection): RTCDataChannel {
    return connection.createDataChannel(BEAT_LABEL, INIT);
  }

  constructor(onBeat: (beat: Beat) => void) {
    this.#onBeat = onBeat;
  }

  attach(channel: RTCDataChannel): void {
    this.detach();
    this.#channel = channel;
    channel.onmessage = ({ data }) => {
      const received = typeof data === 'string' ? parseJson(beat, data) : undefined;
      if (received) this.#onBeat(received);
    };
  }

  /** @param overdue what should have been heard already, in order; as much of it goes as has room */
  send(heard: Heard | undefined, overdue: readonly Spoken[]): void {
    if (this.#channel?.readyState !== 'open') return;
    const carried = fitting(overdue);
    this.#channel.send(JSON.stringify({ heard, ...(carried.length > 0 ? { spoken: carried } : {}) }));
  }

  /** From here on nothing is reported. */
  detach(): void {
    if (this.#channel) this.#channel.onmessage = null;
    this.#channel = undefined;
  }
}

function fitting(overdue: readonly Spoken[]): Spoken[] {
  let room = MAX_CARRIED_LENGTH;
  const end = overdue.findIndex((one) => {
    room -= JSON.stringify(one).length;
    return room < 0;
  });
  return overdue.slice(0, end < 0 ? overdue.length : end);
}
