/**
 * The embedded signalling server's own process: a flood or a fault in it does not touch the window. It is told
 * once what to serve and answers once how that went.
 */
import { startSignallingServer } from '../signalling/server.ts';

export type StartRequest = { preferredPort: number; webClientFolder: string };

export type StartReport = { ok: true; port: number } | { ok: false; reason: 'no-free-port' | 'server-failed' };

async function start({ preferredPort, webClientFolder }: StartRequest): Promise<StartReport> {
  // Rooms are made on this computer alone: others come as guests.
  const options = { host: '0.0.0.0', webClientFolder, createFrom: 'loopback' } as const;
  try {
    const { port } = await startSignallingServer({ ...options, port: preferredPort }).catch(() =>
      startSignallingServer({ ...options, port: 0 }),
    );
    return { ok: true, port };
  } catch (error) {
    const isPortTrouble = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    return { ok: false, reason: isPortTrouble ? 'no-free-port' : 'server-failed' };
  }
}

process.parentPort.on('message', ({ data }) => {
  void start(data as StartRequest).then((report) => process.parentPort.postMessage(report));
});
