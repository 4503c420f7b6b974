/** A STUN or TURN server as a person types it (RFC 7064, RFC 7065). */

export type IceAddressFailure =
  | 'empty'
  | 'too-long'
  | 'no-kind'
  | 'other-kind'
  | 'no-host'
  | 'bad-host'
  | 'no-brackets'
  | 'bad-port'
  | 'stun-transport'
  | 'bad-transport';

export type IceAddress = { ok: true; url: string; isTurn: boolean } | { ok: false; reason: IceAddressFailure };

const MAX_LENGTH = 300;
const MAX_PORT = 65_535;

const KIND = /^(?<kind>[a-z][a-z0-9+-]*):(\/\/)?(?<rest>.*)$/;
/** An address of IPv6 stands in brackets. */
const PLACE = /^(?<host>\[[^\]]*\]|[^:?]*)(:(?<port>[^?]*))?(\?(?<query>.*))?$/;
const NAME = /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?$/;

/** Case, spaces around it and the slashes of other addresses are forgiven. */
export function parseIceAddress(text: string): IceAddress {
  const typed = text.trim().toLowerCase();
  if (typed === '') return fail('empty');
  if (typed.length > MAX_LENGTH) return fail('too-long');
  const { kind, rest = '' } = KIND.exec(typed)?.groups ?? {};
  // What stands before a port is no kind: turn.example.org:3478.
  if (kind === undefined || /^\d+$/.test(rest)) return fail('no-kind');
  if (kind !== 'stun' && kind !== 'turn' && kind !== 'turns') return fail('other-kind');
  if (/^[0-9a-f]*:[0-9a-f]*:/.test(rest)) return fail('no-brackets');
  const { host = '', port, query } = PLACE.exec(rest)?.groups ?? {};
  const reason = hostFailure(host) ?? portFailure(port) ?? queryFailure(kind, query);
  if (reason !== undefined) return fail(reason);
  const url = `${kind}:${host}${port === undefined ? '' : `:${Number(port)}`}${query === undefined ? '' : `?${query}`}`;
  return { ok: true, url, isTurn: kind !== 'stun' };
}

function hostFailure(host: string): IceAddressFailure | undefined {
  if (host === '') return 'no-host';
  const isHost = host.startsWith('[') ? URL.canParse(`http://${host}`) : NAME.test(host);
  return isHost ? undefined : 'bad-host';
}

function portFailure(port: string | undefined): IceAddressFailure | undefined {
  if (port === undefined) return undefined;
  const isPort = /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= MAX_PORT;
  return isPort ? undefined : 'bad-port';
}

function queryFailure(kind: string, query: string | undefined): IceAddressFailure | undefined {
  if (query === undefined) return undefined;
  if (kind === 'stun') return 'stun-transport';
  return /^transport=(udp|tcp)$/.test(query) ? undefined : 'bad-transport';
}

function fail(reason: IceAddressFailure): IceAddress {
  return { ok: false, reason };
}
