/** The servers that are measured: how each is started, and what its clients say. */
import { join } from 'node:path';
import { bundleForNode } from '../../../scripts/bundle-server.ts';

export type Contender = 'engage' | 'bare-ws' | 'peerjs' | 'socket.io' | 'y-webrtc';

/** Ours as it is by default, and without its limit of frames per socket: no client sends as much as a bench does. */
export type ServerName = Contender | 'engage-with-limits';

export const CONTENDERS: readonly Contender[] = ['engage', 'bare-ws', 'peerjs', 'socket.io', 'y-webrtc'];

const BUNDLES = join(import.meta.dirname, '../../../artifacts/bench');
/** Its package exports no path to it. */
const Y_WEBRTC = join(import.meta.dirname, '../../../node_modules/y-webrtc/bin/server.js');
const UNLIMITED = { framesPerSecond: 1e9, frameBurst: 1e9, maxConnections: 100_000 };

/** Bundled as a server is in earnest: what runs TypeScript as it is makes every function dearer. */
export function bundleContenders(): Promise<unknown> {
  const servers = ['bare-ws', 'peerjs', 'socket-io'].map((name) => `test/bench/signalling/servers/${name}.ts`);
  return bundleForNode(BUNDLES, ['test/support/serve.ts', ...servers]);
}

/** Arguments for node, and its environment. */
export function serverCommand(name: ServerName, port: number): { args: string[]; env: Record<string, string> } {
  const script = (file: string): string[] => [join(BUNDLES, file), String(port)];
  const ours = (options: object): string[] => {
    return [join(BUNDLES, 'serve.mjs'), JSON.stringify({ ...options, port })];
  };
  switch (name) {
    case 'engage':
      return { args: ours(UNLIMITED), env: {} };
    case 'engage-with-limits':
      return { args: ours({}), env: {} };
    case 'bare-ws':
      return { args: script('bare-ws.mjs'), env: {} };
    case 'peerjs':
      return { args: script('peerjs.mjs'), env: {} };
    case 'socket.io':
      return { args: script('socket-io.mjs'), env: {} };
    case 'y-webrtc':
      return { args: [Y_WEBRTC], env: { PORT: String(port) } };
    default:
      return name satisfies never;
  }
}
