import { createSocket, type Socket } from 'node:dgram';

export type Weather = {
  /** Share of the packets that never arrive, 0…1. */
  loss: number;
  delayMs: number;
  /** Each packet is late by up to this much more; they may overtake each other. */
  jitterMs: number;
};

/**
 * A worse network between two ends on this computer: gives one end's candidate another address, and carries what comes
 * there to and fro as a NAT would. The weather may change while it carries.
 */
export class LossyRelay {
  weather: Weather = { loss: 0, delayMs: 0, jitterMs: 0 };
  readonly #sockets: Socket[] = [];

  /** @param candidate as in RTCIceCandidate; returns undefined for one that is not UDP */
  async standInFor(candidate: string): Promise<string | undefined> {
    const fields = candidate.split(' ');
    const [, , protocol, , address, port] = fields;
    if (protocol?.toLowerCase() !== 'udp' || !address || address.includes(':')) return undefined;
    const front = await this.#open(address);
    const backs = new Map<string, Promise<Socket>>();
    front.on('message', async (packet, from) => {
      const key = `${from.address}:${from.port}`;
      const back = backs.get(key) ?? this.#openBack(front, from);
      backs.set(key, back);
      this.#carry(packet, await back, Number(port), address);
    });
    fields[5] = String(front.address().port);
    return fields.join(' ');
  }

  close(): void {
    for (const socket of this.#sockets.splice(0)) socket.close();
  }

  async #openBack(front: Socket, to: { address: string; port: number }): Promise<Socket> {
    const back = await this.#open(front.address().address);
    back.on('message', (packet) => this.#carry(packet, front, to.port, to.address));
    return back;
  }

  #carry(packet: Buffer, by: Socket, port: number, address: string): void {
    const { loss, delayMs, jitterMs } = this.weather;
    if (Math.random() < loss) return;
    const lateMs = delayMs + Math.random() * jitterMs;
    const send = (): void => {
      if (this.#sockets.includes(by)) by.send(packet, port, address);
    };
    if (lateMs > 0) setTimeout(send, lateMs);
    else send();
  }

  #open(address: string): Promise<Socket> {
    const socket = createSocket('udp4');
    this.#sockets.push(socket);
    return new Promise((resolve) => socket.bind(0, address, () => resolve(socket)));
  }
}
