import { parseJson } from '../../signalling/protocol.ts';
import { type ControlMessage, controlMessage } from './control-message.ts';

/** The reliable, ordered channel of one peer. What is sent before it opens waits. */
export class ControlChannel {
  readonly #onMessage: (message: ControlMessage) => void;
  readonly #onClose: () => void;
  readonly #waiting: ControlMessage[] = [];
  #channel: RTCDataChannel | undefined;

  constructor(listeners: { onMessage: (message: ControlMessage) => void; onClose: () => void }) {
    this.#onMessage = listeners.onMessage;
    this.#onClose = listeners.onClose;
  }

  attach(channel: RTCDataChannel): void {
    this.#channel = channel;
    channel.onopen = () => this.#flush();
    channel.onclose = () => this.#onClose();
    channel.onmessage = ({ data }) => this.#receive(data);
    this.#flush();
  }

  send(message: ControlMessage): void {
    this.#waiting.push(message);
    this.#flush();
  }

  /** From here on nothing is reported. */
  detach(): void {
    const channel = this.#channel;
    if (channel) channel.onopen = channel.onclose = channel.onmessage = null;
    this.#channel = undefined;
  }

  #flush(): void {
    if (this.#channel?.readyState !== 'open') return;
    for (const message of this.#waiting.splice(0)) this.#channel.send(JSON.stringify(message));
  }

  /** A message that fits no schema is dropped: a newer app may say more than we know. */
  #receive(data: unknown): void {
    const message = typeof data === 'string' ? parseJson(controlMessage, data) : undefined;
    if (message) this.#onMessage(message);
  }
}
