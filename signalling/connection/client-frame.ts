import { z } from 'zod';
import { type ClientMessage, clientMessage, PROTOCOL_VERSION, parseJson } from '../protocol.ts';

export type ClientFrame = { ok: true; message: ClientMessage } | { ok: false; reason: 'malformed' | 'version' };

/** A join of whatever version: another one may carry keys that this one does not know. */
const anyJoin = z.looseObject({ type: z.literal('join'), v: z.number().int() });

/** Reads what a client sent. Never throws. */
export function readClientFrame(text: string): ClientFrame {
  const message = parseJson(clientMessage, text);
  if (message?.type === 'join' && message.v !== PROTOCOL_VERSION) return { ok: false, reason: 'version' };
  if (message) return { ok: true, message };
  const join = parseJson(anyJoin, text);
  const isOtherVersion = join !== undefined && join.v !== PROTOCOL_VERSION;
  return { ok: false, reason: isOtherVersion ? 'version' : 'malformed' };
}
