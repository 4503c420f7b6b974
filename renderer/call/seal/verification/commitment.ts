/** Each participant's part of the verification code, and how the parts become the code. */
import { type Bytes, compareBytes } from '../bytes.ts';
import { sessionBytes } from '../signed-card.ts';
import { hashTranscript } from '../transcript.ts';
import { type SpokenCode, spokenCode } from './spoken-code.ts';

export type NonceOf = { readonly session: string; readonly nonce: Bytes };

/** Tells nothing of the nonce (32 random bytes), and fits no other: who has sent it cannot choose any more. */
export function commitmentTo(epoch: Bytes, { session, nonce }: NonceOf): Promise<Bytes> {
  return hashTranscript('commitment', epoch, sessionBytes(session), nonce);
}

/** @param nonces of everybody, in any order */
export async function codeOf(epoch: Bytes, nonces: readonly NonceOf[]): Promise<SpokenCode> {
  const sorted = nonces
    .map(({ session, nonce }) => ({ session: sessionBytes(session), nonce }))
    .sort((one, other) => compareBytes(one.session, other.session));
  return spokenCode(await hashTranscript('code', epoch, ...sorted.map(({ nonce }) => nonce)));
}
