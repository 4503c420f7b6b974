/** The servers that are measured: how each is started, and what its clients say. */
import { join } from 'node:path';

export type Contender = 'engage' | 'bare-ws' | 'peerjs' | 'socket.io' | 'y-webrtc';

/** Ours as it is by default, and without its limit of frames per socket: no client sends as much as a bench does. */
export type ServerName = Contender | 'engage-with-limits';

export const CONTENDERS: readonly Contender[] = ['engage', 'bare-ws', 'peerjs', 'socket.io', 'y-webrtc'];

/** Its package exports no path to it. */
const Y_WEBRTC = join(import.meta.dirname, '../../../node_modules/y-webrtc/bin/server.js');
const UNLIMITED = { framesPerSecond: 1e9, frameBurst: 1e9, maxConnections: 100_000 };

/** Arguments for node, and its environment. */
export function serverCommand(name: ServerName, port: number): { args: string[]; env: Record<string, string> } {
  const script = (file: string): string[] => [
    '--import',
    'tsx',
    join(import.meta.dirname, 'servers', file),
    String(port),
  ];
  const ours = (options: object): string[] => {
    const serve = join(import.meta.dirname, '../../support/serve.ts');
    return ['--import', 'tsx', serve, JSON.stringify({ ...options, port })];
  };
  switch (name) {
    case 'engage':
      return { args: ours(UNLIMITED), env: {} };
    case 'engage-with-limits':
      return { args: ours({}), env: {} };
    case 'bare-ws':
      return { args: script('bare-ws.ts'), env: {} };
    case 'peerjs':
      return { args: script('peerjs.ts'), env: {} };
    case 'socket.io':
      return { args: script('socket-io.ts'), env: {} };
    case 'y-webrtc':
      return { args: [Y_WEBRTC], env: { PORT: String(port) } };
    default:
      return name satisfies never;
  }
}
