import { Command, Option } from 'commander';
import { DEFAULT_TURN_TTL_SECONDS } from '../connection/turn.ts';
import { LIMITS } from '../protocol.ts';
import { dataFolder } from './data-folder.ts';
import { parseFolder, parseOrigins, parseTrustedProxies, parseTurnUrls, parseWhole } from './option-values.ts';

const DEFAULT_PORT = 7300;
const MAX_PORT = 65_535;
const MAX_SEATS = 1_000;
const MAX_CONNECTIONS = 1_000_000;
const MIN_TURN_TTL_SECONDS = 60;
const MAX_TURN_TTL_SECONDS = 7 * 24 * 60 * 60;

/** The command with its flags; docs/server.md lists them, too. */
export function createCommand(): Command {
  const command = new Command('engage-serve').description(
    'Serves the signalling, and the page for browsers, of video calls that need no cloud.',
  );
  const groups = { 'Where:': whereFlags(), 'TLS:': tlsFlags(), 'TURN:': turnFlags(), 'Running it:': runningFlags() };
  for (const [heading, options] of Object.entries(groups)) {
    for (const option of options) command.addOption(option.helpGroup(heading));
  }
  return command.addHelpText(
    'after',
    '\nEach option can be given as the variable behind it. The manual is docs/server.md.',
  );
}

function whereFlags(): Option[] {
  return [
    new Option('--port <number>', 'port to listen on; 0 takes a free one')
      .env('ENGAGE_PORT')
      .default(DEFAULT_PORT)
      .argParser((text) => parseWhole(text, 0, MAX_PORT)),
    new Option('--host <address>', 'address to listen on').env('ENGAGE_HOST').default('0.0.0.0'),
    new Option('--allowed-origin <urls>', 'where people open the server when that is a name or a proxy; commas between')
      .env('ENGAGE_ALLOWED_ORIGIN')
      .default([], 'none')
      .argParser(parseOrigins),
    new Option('--trust-proxy <proxies>', 'believe X-Forwarded-For: how many proxies there are, or their addresses')
      .env('ENGAGE_TRUST_PROXY')
      .default(0)
      .argParser(parseTrustedProxies),
  ];
}

function tlsFlags(): Option[] {
  return [
    new Option('--tls-cert <file>', 'certificate as PEM, followed by those between it and its root')
      .env('ENGAGE_TLS_CERT')
      .conflicts('tlsSelfSigned'),
    new Option('--tls-key <file>', 'its key as PEM').env('ENGAGE_TLS_KEY').conflicts('tlsSelfSigned'),
    new Option('--tls-self-signed [folder]', `make a certificate once and keep it, in ${dataFolder()} or the folder`)
      .env('ENGAGE_TLS_SELF_SIGNED')
      .argParser(parseFolder),
  ];
}

/** The secret is not checked by commander, whose complaint would repeat it. */
function turnFlags(): Option[] {
  return [
    new Option('--turn-url <urls>', 'TURN server for those who cannot reach each other; commas between')
      .env('ENGAGE_TURN_URL')
      .default([], 'none')
      .argParser(parseTurnUrls),
    new Option('--turn-secret <secret>', 'what it shares with this server; safer as the variable').env(
      'ENGAGE_TURN_SECRET',
    ),
    new Option('--turn-ttl <seconds>', 'how long its credentials hold')
      .env('ENGAGE_TURN_TTL')
      .default(DEFAULT_TURN_TTL_SECONDS)
      .argParser((text) => parseWhole(text, MIN_TURN_TTL_SECONDS, MAX_TURN_TTL_SECONDS)),
  ];
}

function runningFlags(): Option[] {
  return [
    new Option('--seats <number>', 'participants of one room')
      .env('ENGAGE_SEATS')
      .default(LIMITS.seats)
      .argParser((text) => parseWhole(text, 1, MAX_SEATS)),
    new Option('--max-connections <number>', 'clients at once')
      .env('ENGAGE_MAX_CONNECTIONS')
      .default(LIMITS.maxConnections)
      .argParser((text) => parseWhole(text, 1, MAX_CONNECTIONS)),
    new Option('--redis <url>', 'share the rooms with other servers at this Redis').env('ENGAGE_REDIS'),
    new Option('--metrics <who>', 'who may read /metrics')
      .env('ENGAGE_METRICS')
      .default('own-computer')
      .choices(['own-computer', 'everyone', 'nobody']),
    new Option('--invite <where>', 'print an invite to a fresh room; its secret belongs in no log')
      .env('ENGAGE_INVITE')
      .default('terminal')
      .choices(['terminal', 'always', 'never']),
    new Option('--log-level <level>', 'what to log, as JSON lines on standard error')
      .env('ENGAGE_LOG_LEVEL')
      .default('error')
      .choices(['error', 'info', 'debug']),
  ];
}
