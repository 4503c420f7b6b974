import { randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { interfaceAddresses } from './interface-addresses.ts';

export type Greeting = {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: number;
  /** Where people open the server, when that is not one of its addresses: the first is the best. */
  readonly publicOrigins: readonly string[];
  readonly hasWebClient: boolean;
  /** Of a certificate that the server has made itself. */
  readonly pin: string | undefined;
  readonly withInvite: boolean;
};

const SECRET_BYTES = 32;
const INVITE_ROOM_NAME = 'Engage';

/** What is said on the terminal once the server runs. */
export function greet(greeting: Greeting): string {
  const { scheme, publicOrigins, pin } = greeting;
  const lines = [
    'Engage is serving calls.',
    ...publicOrigins.map((origin) => `  For everybody:    ${origin}`),
    ...localOrigins(greeting).map((origin) => `  On this computer: ${origin}`),
    ...networkOrigins(greeting).map((origin) => `  On this network:  ${origin}`),
    ...(pin === undefined ? [] : [`  Pin:              ${pin}`]),
    ...(pin === undefined
      ? []
      : ['Browsers warn about a certificate made here. The app knows it by the pin, which is in the invite.']),
    ...(scheme === 'http' && publicOrigins.length === 0
      ? ['Browsers give camera and microphone only to pages from https or localhost; the Engage app needs neither.']
      : []),
    ...(greeting.hasWebClient ? [] : ['There is no page for browsers yet: `npm run build` makes it.']),
    ...(greeting.withInvite ? invite(greeting) : []),
    'Press Ctrl+C to stop.',
  ];
  return lines.join('\n');
}

/** A room that nobody is in yet. Whoever opens the link first makes it; the server itself forgets the secret. */
function invite(greeting: Greeting): string[] {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const pinned = greeting.pin === undefined ? {} : { p: greeting.pin };
  const parts = new URLSearchParams({ k: secret, n: INVITE_ROOM_NAME, ...pinned });
  const link = (origin: string): string => `${origin}/#${parts}&new`;
  const [local] = localOrigins(greeting);
  const [network] = networkOrigins(greeting);
  const [best] = greeting.publicOrigins;
  const forAll = best ?? (greeting.scheme === 'https' ? (network ?? local) : undefined);
  if (forAll !== undefined) return [`An invite to a fresh room: ${link(forAll)}`];
  return [
    'An invite to a fresh room:',
    ...(network === undefined ? [] : [`  In the app:                 ${link(network)}`]),
    ...(local === undefined ? [] : [`  In this computer's browser: ${link(local)}`]),
  ];
}

function localOrigins({ scheme, host, port }: Greeting): string[] {
  const isLocal = listensEverywhere(host) || host === 'localhost' || host === '::1' || host.startsWith('127.');
  return isLocal ? [`${scheme}://localhost:${port}`] : [];
}

/** One for every IPv4 interface when the server listens on all of them. */
function networkOrigins(greeting: Greeting): string[] {
  const { scheme, host, port } = greeting;
  if (listensEverywhere(host)) return interfaceAddresses().map((address) => `${scheme}://${address}:${port}`);
  if (localOrigins(greeting).length > 0) return [];
  return [`${scheme}://${isIPv6(host) ? `[${host}]` : host}:${port}`];
}

function listensEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}
