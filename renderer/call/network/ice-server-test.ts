/** Asks one STUN or TURN server what a call would ask of it. */
import type { IceServerPreference } from './network-preferences.ts';

export type IceServerAnswer =
  /** It says under which address it sees this computer; undefined when that is one of its own. */
  | { readonly kind: 'seen-as'; readonly address: string | undefined }
  /** It gives a relay: others see its address instead. */
  | { readonly kind: 'relay'; readonly address: string }
  | { readonly kind: 'failed'; readonly reason: IceServerFailure };

export type IceServerFailure =
  | 'no-answer'
  /** Nobody knows a server of that name. */
  | 'unknown-name'
  /** Name or password are wrong, or have ended (RFC 8489, 401). */
  | 'wrong-password'
  /** They are right, but not for this (403). */
  | 'forbidden'
  /** It has no place for another relay (RFC 8656, 486 and 508). */
  | 'full'
  | 'other-answer';

export type TestIceServer = (server: IceServerPreference, signal: AbortSignal) => Promise<IceServerAnswer>;

/** Chromium itself goes on asking for longer. */
const PATIENCE_MS = 8_000;

/** No server's answer but the browser's: there is none (W3C WebRTC, RTCPeerConnectionIceErrorEvent). */
const NO_SERVER = 701;

const REASONS: Readonly<Record<number, IceServerFailure>> = {
  401: 'wrong-password',
  403: 'forbidden',
  486: 'full',
  508: 'full',
};

/** Never rejects. The server is asked and nobody else; an abort ends it at once. */
export const testIceServer: TestIceServer = async (server, signal) => {
  const isTurn = server.urls.startsWith('turn');
  const connection = new RTCPeerConnection({
    iceServers: [server],
    iceTransportPolicy: isTurn ? 'relay' : 'all',
  });
  const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  const answer = new Promise<IceServerAnswer>((resolve) => {
    const silence = { kind: 'failed', reason: 'no-answer' } as const;
    patience.onabort = () => resolve(silence);
    let failure: IceServerFailure | undefined;
    connection.onicecandidateerror = (error) => {
      // One network of several may lead nowhere: what a server has answered by another counts.
      failure = error.errorCode === NO_SERVER ? (failure ?? failureOf(error)) : failureOf(error);
    };
    connection.onicecandidate = ({ candidate }) => {
      if (candidate?.type === 'relay') resolve({ kind: 'relay', address: candidate.address ?? '' });
      if (candidate?.type === 'srflx') resolve({ kind: 'seen-as', address: candidate.address ?? undefined });
      if (candidate) return;
      // A browser keeps silent about an address from outside that it has itself.
      if (failure === undefined && !isTurn) resolve({ kind: 'seen-as', address: undefined });
      resolve(failure === undefined ? silence : { kind: 'failed', reason: failure });
    };
  });
  connection.createDataChannel('test');
  await connection.setLocalDescription();
  const answered = await answer;
  connection.close();
  return answered;
};

function failureOf({ errorCode, errorText }: RTCPeerConnectionIceErrorEvent): IceServerFailure {
  if (errorCode === NO_SERVER) return /lookup/i.test(errorText) ? 'unknown-name' : 'no-answer';
  return REASONS[errorCode] ?? 'other-answer';
}
