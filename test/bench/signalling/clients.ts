/** One client of each contender, over a bare WebSocket: what they cost themselves must not be what is measured. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Contender } from './contenders.ts';

export type Client = {
  /** How others send to this client. */
  readonly address: string;
  readonly socket: WebSocket;
  send(to: string, body: string): void;
  /** Called for each relayed message that arrives. */
  onMessage: () => void;
};

type Connect = (port: number, id: string, room: string) => Promise<Client>;

/** @param id of 16 characters; @param room of 43 */
export function connectClient(contender: Contender, port: number, id: string, room: string): Promise<Client> {
  return CONNECT[contender](port, id, room);
}

export function randomId(): string {
  return randomBytes(12).toString('base64url');
}

const CONNECT: Record<Contender, Connect> = {
  async engage(port, _, room) {
    const socket = await open(`ws://127.0.0.1:${port}/signalling`);
    let n = 0;
    const client = clientOf(socket, '"type":"signal"', (to, body) => {
      n += 1;
      return `{"type":"signal","n":${n},"to":"${to}","body":"${body}"}`;
    });
    const card = 'c'.repeat(200);
    socket.send(JSON.stringify({ type: 'join', v: 1, room, admission: room, card, create: true }));
    const [welcome] = await once(socket, 'message');
    return Object.assign(client, { address: JSON.parse(String(welcome)).self as string });
  },
  async 'bare-ws'(port, id) {
    const socket = await open(`ws://127.0.0.1:${port}/`);
    const client = clientOf(socket, '"type":"signal"', (to, body) => `{"type":"signal","to":"${to}","body":"${body}"}`);
    socket.send(JSON.stringify({ type: 'join', id }));
    await once(socket, 'message');
    return Object.assign(client, { address: id });
  },
  async peerjs(port, id) {
    const socket = await open(`ws://127.0.0.1:${port}/peerjs?key=peerjs&id=${id}&token=${id}`);
    const client = clientOf(socket, '"OFFER"', (to, body) => `{"type":"OFFER","dst":"${to}","payload":"${body}"}`);
    return Object.assign(client, { address: id });
  },
  async 'socket.io'(port, id) {
    const socket = await open(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
    socket.on('message', (data: Buffer) => data.length === 1 && data[0] === 0x32 && socket.send('3'));
    const client = clientOf(socket, '42["signal"', (to, body) => `42["signal","${to}","${body}"]`);
    await reply(socket, '40', '40');
    await reply(socket, `42["join","${id}"]`, '42["welcome"');
    return Object.assign(client, { address: id });
  },
  async 'y-webrtc'(port, id) {
    const socket = await open(`ws://127.0.0.1:${port}/`);
    const client = clientOf(socket, '"publish"', (to, body) => `{"type":"publish","topic":"${to}","body":"${body}"}`);
    socket.send(JSON.stringify({ type: 'subscribe', topics: [id] }));
    await reply(socket, '{"type":"ping"}', '{"type":"pong"}');
    return Object.assign(client, { address: id });
  },
};

function clientOf(socket: WebSocket, mark: string, encode: (to: string, body: string) => string): Client {
  const client: Client = {
    address: '',
    socket,
    send: (to, body) => socket.send(encode(to, body)),
    onMessage: () => undefined,
  };
  const bytes = Buffer.from(mark);
  // The mark stands near the beginning: the body is not searched.
  socket.on('message', (data: Buffer) => data.subarray(0, 64).includes(bytes) && client.onMessage());
  return client;
}

async function open(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false, skipUTF8Validation: true });
  await once(socket, 'open');
  return socket;
}

function reply(socket: WebSocket, text: string, start: string): Promise<void> {
  return new Promise((resolve) => {
    const listener = (data: Buffer): void => {
      if (!data.toString().startsWith(start)) return;
      socket.off('message', listener);
      resolve();
    };
    socket.on('message', listener);
    socket.send(text);
  });
}
