/** `npm run serve`: the signalling server alone, for browser guests and apps on this network and beyond. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TlsError } from '../http/tls.ts';
import { errorCode, type LogLevel, type LogLine } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import { type SignallingServer, type SignallingServerOptions, startSignallingServer } from '../server.ts';
import { type CliOptions, readCliOptions } from './cli-options.ts';
import { greet } from './greeting.ts';
import { type LoadedTls, loadTls } from './tls-source.ts';

/** Relative to this file, so that it works from any folder: as it is here, and bundled in dist/signalling/. */
const WEB_CLIENT_FOLDER = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/renderer' : '../renderer', import.meta.url),
);
const HAS_WEB_CLIENT = existsSync(join(WEB_CLIENT_FOLDER, 'index.html'));
const LEVELS: readonly LogLevel[] = ['error', 'info', 'debug'];
const TLS_CHECK_INTERVAL_MS = 60 * 60 * 1_000;

await main();

async function main(): Promise<void> {
  const options = readCliOptions(process.argv);
  try {
    const tls = options.tls && (await loadTls(options.tls, options));
    const server = await startSignallingServer(serverOptions(options, tls));
    console.log(greeting(options, tls, server.port));
    const stopRenewing = tls ? renewTls(server, options, tls) : () => {};
    closeOnSignal(server, stopRenewing);
  } catch (error) {
    console.error(startFailure(error, options));
    process.exitCode = 1;
  }
}

function serverOptions(options: CliOptions, tls: LoadedTls | undefined): SignallingServerOptions {
  const { port, host, seats, maxConnections, allowedOrigins, trustProxy, turn, redisUrl, metrics, logLevel } = options;
  return {
    ...{ port, host, seats, maxConnections, allowedOrigins, trustProxy },
    // Whoever serves a page under a name serves the socket under it, too.
    allowedHosts: [...allowedOrigins.map((origin) => new URL(origin).hostname), ...(tls?.names ?? [])],
    ...(HAS_WEB_CLIENT ? { webClientFolder: WEB_CLIENT_FOLDER } : {}),
    ...(tls ? { tls: tls.pair } : {}),
    ...(turn ? { turn } : {}),
    ...(redisUrl === undefined ? {} : { redisUrl }),
    ...(metrics === 'nobody' ? {} : { createMetrics, metricsFor: metrics }),
    log: (line) => writeLine(line, logLevel),
  };
}

function greeting({ host, allowedOrigins, invite }: CliOptions, tls: LoadedTls | undefined, port: number): string {
  const named = (tls?.names ?? []).map((name) => new URL(`https://${name}:${port}`).origin);
  return greet({
    scheme: tls ? 'https' : 'http',
    host,
    port,
    publicOrigins: [...new Set([...allowedOrigins, ...named])],
    hasWebClient: HAS_WEB_CLIENT,
    pin: tls?.pin,
    withInvite: invite === 'always' || (invite === 'terminal' && process.stdout.isTTY === true),
  });
}

/** One sentence for whoever started the server. */
function startFailure(error: unknown, { port, host, redisUrl }: CliOptions): string {
  if (error instanceof TlsError) return error.message;
  const code = errorCode(error);
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program. Choose another one with --port.`;
    case 'EACCES':
      return `This user may not listen on port ${port}. Choose one above 1023 with --port.`;
    case 'EADDRNOTAVAIL':
      return `This computer has no address ${host}. Choose another one with --host.`;
    default:
      if (redisUrl !== undefined)
        return `The server could not start (${code}). Check --redis: does Redis answer there?`;
      if (code === 'ENOTFOUND') return `This computer has no address ${host}. Choose another one with --host.`;
      return `The server could not start (${code}).`;
  }
}

/** A certificate's files are renewed while the server runs, and its own one ends, too. */
function renewTls(server: SignallingServer, options: CliOptions, loaded: LoadedTls): () => void {
  let { pair } = loaded;
  const renew = async (): Promise<void> => {
    const latest = options.tls && (await loadTls(options.tls, options));
    if (!latest || (latest.pair.cert === pair.cert && latest.pair.key === pair.key)) return;
    server.renewTls(latest.pair);
    pair = latest.pair;
    writeLine({ level: 'info', event: 'certificate-renewed' }, options.logLevel);
  };
  const timer = setInterval(() => {
    renew().catch(() => writeLine({ level: 'error', event: 'certificate-not-renewed' }, options.logLevel));
  }, TLS_CHECK_INTERVAL_MS);
  return () => clearInterval(timer);
}

function writeLine(line: LogLine, level: LogLevel): void {
  if (LEVELS.indexOf(line.level) > LEVELS.indexOf(level)) return;
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);
}

function closeOnSignal(server: SignallingServer, stopRenewing: () => void): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // Once: a second signal ends the process in the ordinary way.
    process.once(signal, () => {
      stopRenewing();
      void server.close();
    });
  }
}
