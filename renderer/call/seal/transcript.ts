/**
 * What is hashed, signed, or sealed along: fields behind a tag that says what they are for. One tag, one use, so
 * nothing made for one purpose can pass for another.
 */
import { type Bytes, utf8 } from './bytes.ts';
import { encodeFields } from './fields.ts';

export type Use =
  | 'card'
  | 'card-signature'
  | 'pair'
  | 'pair-key'
  | 'msg'
  | 'confirm'
  | 'proof'
  | 'epoch'
  | 'commitment'
  | 'code'
  | 'words'
  | 'words-checksum'
  | 'host'
  | 'command'
  | 'countersignature'
  | 'porch'
  | 'porch-admission'
  | 'door'
  | 'knock-commitment'
  | 'knock'
  | 'knock-code'
  | 'knock-introduction'
  | 'knock-secret';

export function transcript(use: Use, ...fields: readonly Uint8Array[]): Bytes {
  return encodeFields([utf8(`engage/v1/${use}`), ...fields]);
}

/** SHA-256 of it. */
export async function hashTranscript(use: Use, ...fields: readonly Uint8Array[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', transcript(use, ...fields)));
}
