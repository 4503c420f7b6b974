/**
 * An invitation is a server's address and a room's secret. Everything secret is in the fragment, which
 * browsers never send: `http://192.168.1.5:7300/#k=<secret>&n=<room name>`, or `engage://` for the app. A server
 * that has made its own certificate adds `&p=<pin>`, and to the link that it prints at its start `&new`: whoever
 * opens that one may make the room.
 */

import { toBase64Url } from './base64-url.ts';

export type Invitation = {
  /** `http://host:port` or `https://host:port`: the signalling server, which also serves the web client. */
  readonly origin: string;
  /** 32 random bytes as base64url. Never logged, never sent. */
  readonly secret: string;
  readonly roomName: string;
  /**
   * Of a server whose certificate nobody vouches for: SHA-256 of its public key (the SubjectPublicKeyInfo) as
   * base64url. The app then takes that key and no other; a browser cannot check it and asks the person.
   */
  readonly pin?: string;
  /** Hash of the host's identity key, 32 bytes as base64url: who may command in the room. */
  readonly host?: string;
  /** What the secret was made of, to be read aloud. They are in no link. */
  readonly words?: string;
};

/** The way to whoever can let one in, without the secret: everything else of an invitation, as far as it is known. */
export type KnockTarget = Pick<Invitation, 'origin' | 'roomName' | 'pin' | 'host'>;

export type InvitationFailure =
  | 'empty'
  /** Neither a link nor an address. */
  | 'not-a-link'
  /** A link, but of another program. */
  | 'wrong-scheme'
  /** The secret was cut or changed on its way. */
  | 'bad-secret';

const SECRET = /^[A-Za-z0-9_-]{43}$/;
const SECRET_BYTES = 32;
const MAX_ROOM_NAME_LENGTH = 60;

/** Makes a room's invitation, by default with a fresh secret. */
export function createInvitation(origin: string, roomName: string): Invitation {
  const secret = toBase64Url(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));
  return { origin, secret, roomName: tidyRoomName(roomName) };
}

/** The link that works in a browser; the app takes it too. */
export function invitationLink({ secret, ...target }: Invitation): string {
  return linkTo(target, { k: secret });
}

/** The link that leads to the door alone: the host is asked. */
export function knockLink(target: KnockTarget): string {
  return linkTo(target, {});
}

/** Takes what a person pasted or typed, without words. Never throws. */
export function parseInvitation(
  text: string,
):
  | { ok: true; kind: 'room'; invitation: Invitation }
  | { ok: true; kind: 'door'; target: KnockTarget }
  | { ok: false; reason: InvitationFailure } {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, reason: 'empty' };
  const url = parseUrl(trimmed);
  if (!url?.hostname || /\s/.test(trimmed)) return { ok: false, reason: 'not-a-link' };
  const origin = originOf(url);
  if (!origin) return { ok: false, reason: 'wrong-scheme' };
  const fragment = new URLSearchParams(url.hash.slice(1));
  const [secret, host, pin] = ['k', 'h', 'p'].map((key) => fragment.get(key) ?? undefined);
  if ([secret, host, pin].some((value) => value !== undefined && !SECRET.test(value))) {
    return { ok: false, reason: 'bad-secret' };
  }
  const roomName = tidyRoomName(fragment.get('n') ?? '');
  const target = { origin, roomName, ...(host === undefined ? {} : { host }), ...(pin === undefined ? {} : { pin }) };
  if (secret === undefined) return { ok: true, kind: 'door', target };
  return { ok: true, kind: 'room', invitation: { ...target, secret } };
}

/** The signalling socket's address at an invitation's server. */
export function socketUrl({ origin }: KnockTarget): string {
  return `${origin.replace(/^http/, 'ws')}/signalling`;
}

function linkTo({ origin, roomName, pin, host }: KnockTarget, secret: Record<string, string>): string {
  const optional = { ...(host === undefined ? {} : { h: host }), ...(pin === undefined ? {} : { p: pin }) };
  return `${origin}/#${new URLSearchParams({ ...secret, n: roomName, ...optional })}`;
}

/** A bare `host:port` is read as http; `localhost:7300` alone would parse as a scheme. */
function parseUrl(text: string): URL | undefined {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  try {
    return new URL(withScheme);
  } catch {
    return undefined;
  }
}

function originOf(url: URL): string | undefined {
  if (url.protocol === 'http:' || url.protocol === 'https:') return url.origin;
  if (url.protocol !== 'engage:' || !url.host) return undefined;
  const isTls = new URLSearchParams(url.hash.slice(1)).get('tls') === '1';
  return `${isTls ? 'https' : 'http'}://${url.host}`;
}

function tidyRoomName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').slice(0, MAX_ROOM_NAME_LENGTH);
}
