import { afterEach } from 'vitest';
import type { SignallingServerOptions } from '../../signalling/server.ts';
import { type SignallingServer, startSignallingServer } from '../../signalling/server.ts';

const running: SignallingServer[] = [];

/** Starts a server that is closed after the test. */
export async function startServer(options: SignallingServerOptions = {}): Promise<SignallingServer> {
  const server = await startSignallingServer({ closeGraceMs: 200, ...options });
  running.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});
