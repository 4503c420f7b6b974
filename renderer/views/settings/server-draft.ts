/** A server as it is being typed, and what is wrong with it. */
import type { IceServerSettings } from '../../../main/bridge.ts';
import { type IceAddressFailure, parseIceAddress } from './ice-address.ts';

export type ServerDraft = { readonly address: string; readonly username: string; readonly credential: string };

export type ServerDraftFailure = IceAddressFailure | 'twice' | 'no-username' | 'no-password';

export type ReadServer =
  | { ok: true; server: IceServerSettings }
  | { ok: false; reason: ServerDraftFailure; field: keyof ServerDraft };

export const EMPTY_DRAFT: ServerDraft = { address: '', username: '', credential: '' };

export function draftOf({ urls, username = '', credential = '' }: IceServerSettings): ServerDraft {
  return { address: urls, username, credential };
}

/** As soon as it can be seen. */
export function isTurn({ address }: ServerDraft): boolean {
  return /^\s*turns?:/i.test(address);
}

/** @param others in the list already */
export function readServer(draft: ServerDraft, others: readonly IceServerSettings[]): ReadServer {
  const address = parseIceAddress(draft.address);
  if (!address.ok) return { ok: false, reason: address.reason, field: 'address' };
  const { url } = address;
  if (others.some(({ urls }) => urls === url)) return { ok: false, reason: 'twice', field: 'address' };
  if (!address.isTurn) return { ok: true, server: { urls: url } };
  const username = draft.username.trim();
  if (username === '') return { ok: false, reason: 'no-username', field: 'username' };
  if (draft.credential === '') return { ok: false, reason: 'no-password', field: 'credential' };
  return { ok: true, server: { urls: url, username, credential: draft.credential } };
}
