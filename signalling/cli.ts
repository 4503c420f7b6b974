/** `npm run serve`: the signalling server alone, for browser guests and apps on this network. */
import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCliOptions } from './cli-options.ts';
import { errorCode, type LogLevel, type LogLine } from './log.ts';
import { type SignallingServer, startSignallingServer } from './server.ts';

/** Relative to this file, so that it works from any folder. */
const WEB_CLIENT_FOLDER = fileURLToPath(new URL('../dist/renderer', import.meta.url));
const LEVELS: readonly LogLevel[] = ['error', 'info', 'debug'];

await main();

async function main(): Promise<void> {
  const options = readCliOptions(process.argv);
  const hasWebClient = existsSync(join(WEB_CLIENT_FOLDER, 'index.html'));
  const { port, host, seats, allowedOrigins, logLevel } = options;
  const server = await start({
    port,
    host,
    seats,
    allowedOrigins,
    // Whoever serves a page under a name serves the socket under it, too.
    allowedHosts: allowedOrigins.map((origin) => new URL(origin).hostname),
    ...(hasWebClient ? { webClientFolder: WEB_CLIENT_FOLDER } : {}),
    log: (line) => writeLine(line, logLevel),
  });
  if (!server) return;
  console.log(greeting(server, host, hasWebClient).join('\n'));
  closeOnSignal(server);
}

/** Undefined, with the exit code set and a sentence said, when the server cannot start. */
async function start(
  options: Parameters<typeof startSignallingServer>[0] & { port: number; host: string },
): Promise<SignallingServer | undefined> {
  try {
    return await startSignallingServer(options);
  } catch (error) {
    console.error(startFailure(errorCode(error), options));
    process.exitCode = 1;
    return undefined;
  }
}

function startFailure(code: string, { port, host }: { port: number; host: string }): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program. Choose another one with --port.`;
    case 'EACCES':
      return `This user may not listen on port ${port}. Choose one above 1023 with --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This computer has no address ${host}. Choose another one with --host.`;
    default:
      return `The server could not start (${code}).`;
  }
}

function greeting({ port }: SignallingServer, host: string, hasWebClient: boolean): string[] {
  const onNetwork = networkOrigins(host, port);
  return [
    'Engage is serving calls.',
    `  On this computer: http://localhost:${port}`,
    ...onNetwork.map((origin) => `  On this network:  ${origin}`),
    'Browsers give camera and microphone only to pages from https or localhost; the Engage app needs neither.',
    ...(hasWebClient ? [] : ['There is no page for browsers yet: `npm run build` makes it.']),
    'Press Ctrl+C to stop.',
  ];
}

/** One for every IPv4 interface when the server listens on all of them. */
function networkOrigins(host: string, port: number): string[] {
  if (host !== '0.0.0.0' && host !== '::') return host.startsWith('127.') ? [] : [`http://${host}:${port}`];
  const addresses = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return addresses
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}`);
}

function writeLine(line: LogLine, level: LogLevel): void {
  if (LEVELS.indexOf(line.level) > LEVELS.indexOf(level)) return;
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);
}

function closeOnSignal(server: SignallingServer): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // Once: a second signal ends the process in the ordinary way.
    process.once(signal, () => void server.close());
  }
}
