/** Whatever leads to a room: a link, an address with room words, or an address alone. */
import { toBase64Url } from './base64-url.ts';
import { type Invitation, type InvitationFailure, type KnockTarget, parseInvitation } from './invitation.ts';
import { type RoomWordsFailure, readRoomWords, secretOfRoomWords } from './words/room-words.ts';

export type Destination =
  | { readonly kind: 'room'; readonly invitation: Invitation }
  /** Without the secret: the host has to be asked. */
  | { readonly kind: 'door'; readonly target: KnockTarget };

export type DestinationFailure =
  | RoomWordsFailure
  | { readonly reason: InvitationFailure }
  /** Words alone do not say on which server the room is. */
  | { readonly reason: 'words-need-address' };

/**
 * Takes what a person pasted or typed. Never rejects.
 * @param pageOrigin where words alone lead: the server of a browser guest's page
 */
export async function readDestination(
  text: string,
  pageOrigin?: string,
): Promise<({ ok: true } & Destination) | ({ ok: false } & DestinationFailure)> {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  const isAddressed = looksLikeAddress(first);
  if (rest.length === 0 && (isAddressed || first === '')) return parseInvitation(first);
  // One thing alone that is no address: a word, or several between other separators than spaces.
  if (rest.length === 0 && !/\p{L}[^\p{L}]+\p{L}/u.test(first)) return parseInvitation(first);
  const read = await readRoomWords((isAddressed ? rest : [first, ...rest]).join(' '));
  if (!read.ok) return read;
  const origin = isAddressed ? parseInvitation(first) : undefined;
  if (origin && !origin.ok) return origin;
  const target = origin?.kind === 'door' ? origin.target : undefined;
  const server = target?.origin ?? pageOrigin;
  if (server === undefined) return { ok: false, reason: 'words-need-address' };
  const secret = toBase64Url(await secretOfRoomWords(read.seed));
  return { ok: true, kind: 'room', invitation: { roomName: '', ...target, origin: server, secret } };
}

/** `192.168.1.5:7300`, `meet.example.org`, `localhost`, `[fe80::1]:7300`, or any link: no word of the list has these. */
function looksLikeAddress(text: string): boolean {
  return /[.:/[]/.test(text) || text.toLowerCase() === 'localhost';
}
