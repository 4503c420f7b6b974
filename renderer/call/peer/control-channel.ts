import { z } from 'zod';
import { parseJson } from '../../../signalling/protocol.ts';
import { createSerial } from '../serial.ts';
import { type Spoken, spoken } from './conversation.ts';
import { type FleetingMessage, fleetingMessage } from './fleeting-message.ts';

/** Both ends prove who they are before anything else is said. */
export type ChannelGate = {
  /** The end that has made the channel does; the other one when that has come. */
  readonly provesFirst: boolean;
  /** The first message of this end. */
  readonly prove: () => Promise<string>;
  /** The first message of the remote end. False closes the gate for good. */
  readonly check: (proof: string) => Promise<boolean>;
};

export const frame = z.union([spoken, fleetingMessage]);

type Frame = z.infer<typeof frame>;

type Listeners = {
  readonly onFrame: (frame: Frame) => void;
  readonly onOpen: () => void;
  readonly onClose: () => void;
};

/** The reliable, ordered channel of one peer, over one connection after another. */
export class ControlChannel {
  readonly #listeners: Listeners;
  /** The one that counts; a later connection brings another. */
  #attached: RTCDataChannel | undefined;
  #proven: RTCDataChannel | undefined;

  constructor(listeners: Listeners) {
    this.#listeners = listeners;
  }

  /** Both ends have proven themselves on it. */
  get isOpen(): boolean {
    return this.#proven?.readyState === 'open';
  }

  attach(channel: RTCDataChannel, gate: ChannelGate): void {
    this.#attached = channel;
    if (gate.provesFirst) channel.onopen = () => void sendProof(channel, gate);
    channel.onclose = () => this.#listeners.onClose();
    const inOrder = createSerial(() => console.warn('a control message could not be handled'));
    channel.onmessage = ({ data }) => inOrder(() => this.#receive(channel, gate, data));
  }

  /** Nothing happens while it is not open. */
  send(message: Spoken | FleetingMessage): void {
    if (this.isOpen) this.#proven?.send(JSON.stringify(message));
  }

  /** From here on nothing is reported. */
  detach(): void {
    const channel = this.#attached;
    if (channel) channel.onopen = channel.onclose = channel.onmessage = null;
    this.#attached = this.#proven = undefined;
  }

  async #receive(channel: RTCDataChannel, gate: ChannelGate, data: unknown): Promise<void> {
    if (this.#proven === channel) return this.#read(data);
    // Chromium (156) at times calls a channel of the remote end's making open before it is, and loses what is sent on
    // it. One on which something has come is open.
    if (!gate.provesFirst) await sendProof(channel, gate);
    const isProven = typeof data === 'string' && (await gate.check(data));
    if (!isProven || this.#attached !== channel) return;
    this.#proven = channel;
    this.#listeners.onOpen();
  }

  /** A message that fits no schema is dropped: a newer app may say more than we know. */
  #read(data: unknown): void {
    const message = typeof data === 'string' ? parseJson(frame, data) : undefined;
    if (message) this.#listeners.onFrame(message);
  }
}

async function sendProof(channel: RTCDataChannel, gate: ChannelGate): Promise<void> {
  const proof = await gate.prove();
  if (channel.readyState === 'open') channel.send(proof);
}
