import { Command, InvalidArgumentError, Option } from 'commander';
import type { LogLevel } from './log.ts';
import { LIMITS } from './protocol.ts';

export type CliOptions = {
  port: number;
  host: string;
  seats: number;
  allowedOrigins: string[];
  logLevel: LogLevel;
};

const DEFAULT_PORT = 7300;
const MAX_PORT = 65_535;
const MAX_SEATS = 1_000;

/** Ends the process with a sentence when an option is wrong, as commander does. */
export function readCliOptions(argv: readonly string[]): CliOptions {
  const command = new Command('engage-serve')
    .description('Serves the signalling, and the page for browsers, of video calls that need no cloud.')
    .addOption(
      new Option('--port <number>', 'port to listen on; 0 takes a free one')
        .env('ENGAGE_PORT')
        .default(DEFAULT_PORT)
        .argParser((text) => parseWhole(text, 0, MAX_PORT)),
    )
    .addOption(new Option('--host <address>', 'address to listen on').env('ENGAGE_HOST').default('0.0.0.0'))
    .addOption(
      new Option('--seats <number>', 'participants of one room')
        .env('ENGAGE_SEATS')
        .default(LIMITS.seats)
        .argParser((text) => parseWhole(text, 1, MAX_SEATS)),
    )
    .addOption(
      new Option(
        '--allowed-origin <urls>',
        'other origins whose pages may connect, e.g. behind a proxy; commas between',
      )
        .env('ENGAGE_ALLOWED_ORIGIN')
        .default([])
        .argParser(parseOrigins),
    )
    .addOption(
      new Option('--log-level <level>', 'what to log, as JSON lines on standard error')
        .env('ENGAGE_LOG_LEVEL')
        .default('error')
        .choices(['error', 'info', 'debug']),
    )
    .parse(argv);
  const { allowedOrigin, ...options } = command.opts<
    Omit<CliOptions, 'allowedOrigins'> & { allowedOrigin: string[] }
  >();
  return { ...options, allowedOrigins: allowedOrigin };
}

function parseWhole(text: string, min: number, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
}

/** The option may come more than once, and each time with several. */
function parseOrigins(text: string, earlier: string[]): string[] {
  return [...earlier, ...text.split(',').map((part) => parseOrigin(part.trim()))];
}

function parseOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url.origin;
  throw new InvalidArgumentError('It must be like https://call.example.');
}
