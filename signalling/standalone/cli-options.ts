import type { TurnOptions } from '../connection/turn.ts';
import type { TrustedProxies } from '../http/client-address.ts';
import type { LogLevel } from '../log.ts';
import { createCommand } from './cli-flags.ts';
import { dataFolder } from './data-folder.ts';

/** Where the server's certificate comes from. */
export type TlsSource =
  | { readonly from: 'files'; readonly cert: string; readonly key: string }
  /** Made by the server and kept in that folder. */
  | { readonly from: 'folder'; readonly folder: string };

/** What is the same as a flag and as an option. */
type Plain = {
  readonly port: number;
  readonly host: string;
  readonly seats: number;
  readonly maxConnections: number;
  readonly trustProxy: TrustedProxies;
  readonly metrics: 'own-computer' | 'everyone' | 'nobody';
  readonly invite: 'terminal' | 'always' | 'never';
  readonly logLevel: LogLevel;
};

export type CliOptions = Plain & {
  readonly allowedOrigins: readonly string[];
  readonly redisUrl: string | undefined;
  readonly tls: TlsSource | undefined;
  readonly turn: TurnOptions | undefined;
};

type Flags = Plain & {
  readonly allowedOrigin: string[];
  readonly redis?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly tlsSelfSigned?: string | true;
  readonly turnUrl: string[];
  readonly turnSecret?: string;
  readonly turnTtl: number;
};

type Fail = (sentence: string) => never;

/** Ends the process with a sentence when an option is wrong, as commander does. */
export function readCliOptions(argv: readonly string[]): CliOptions {
  const command = createCommand().parse(argv);
  const flags = command.opts<Flags>();
  const fail: Fail = (sentence) => command.error(`error: ${sentence}`);
  const { port, host, seats, maxConnections, trustProxy, metrics, invite, logLevel } = flags;
  return {
    ...{ port, host, seats, maxConnections, trustProxy, metrics, invite, logLevel },
    allowedOrigins: flags.allowedOrigin,
    redisUrl: redisUrl(flags, fail),
    tls: tlsSource(flags, fail),
    turn: turnOptions(flags, fail),
  };
}

/** The complaint does not repeat the address: it may hold a password. */
function redisUrl({ redis }: Flags, fail: Fail): string | undefined {
  if (redis === undefined || (/^rediss?:\/\//.test(redis) && URL.canParse(redis))) return redis;
  return fail('--redis must be like redis://redis.example:6379.');
}

function tlsSource({ tlsCert, tlsKey, tlsSelfSigned }: Flags, fail: Fail): TlsSource | undefined {
  if (tlsSelfSigned !== undefined) {
    return { from: 'folder', folder: tlsSelfSigned === true ? dataFolder() : tlsSelfSigned };
  }
  if (tlsCert !== undefined && tlsKey !== undefined) return { from: 'files', cert: tlsCert, key: tlsKey };
  if (tlsCert !== undefined || tlsKey !== undefined) return fail('--tls-cert and --tls-key are given together.');
  return undefined;
}

function turnOptions({ turnUrl, turnSecret = '', turnTtl }: Flags, fail: Fail): TurnOptions | undefined {
  if (turnUrl.length === 0 && turnSecret === '') return undefined;
  if (turnUrl.length === 0) return fail('a TURN secret needs a --turn-url.');
  if (turnSecret === '') return fail('--turn-url needs the secret that the TURN server knows: ENGAGE_TURN_SECRET.');
  return { urls: turnUrl, secret: turnSecret, ttlSeconds: turnTtl };
}
