import { z } from 'zod';
import { type ClientMessage, clientMessage, LIMITS, PROTOCOL_VERSION, parseJson } from '../protocol.ts';

type Signal = Extract<ClientMessage, { type: 'signal' }>;

/** A signal on its way: its body stays the JSON text that the sender wrote. */
export type ReadSignal = Omit<Signal, 'body'> & { readonly bodyJson: string };
export type ReadMessage = Exclude<ClientMessage, Signal> | ReadSignal;

export type ClientFrame = { ok: true; message: ReadMessage } | { ok: false; reason: 'malformed' | 'version' };

/** A join of whatever version: another one may carry keys that this one does not know. */
const anyJoin = z.looseObject({ type: z.literal('join'), v: z.number().int() });

/**
 * A signal as clients write it, with nothing that needs escaping. Most frames are such a signal; parsing each of them
 * and encoding it again would be most of what it costs to relay it. This takes nothing that the schema would not.
 */
const PLAIN_SIGNAL = /^\{"type":"signal","n":([1-9]\d{0,14}),"to":"([\w-]{16})","body":("[\w-]+")\}$/;
const QUOTES = 2;

/** Reads what a client sent. Never throws. */
export function readClientFrame(text: string): ClientFrame {
  const plain = readPlainSignal(text);
  if (plain) return { ok: true, message: plain };
  const message = parseJson(clientMessage, text);
  if (message?.type === 'join' && message.v !== PROTOCOL_VERSION) return { ok: false, reason: 'version' };
  if (message) return { ok: true, message: message.type === 'signal' ? toReadSignal(message) : message };
  const join = parseJson(anyJoin, text);
  const isOtherVersion = join !== undefined && join.v !== PROTOCOL_VERSION;
  return { ok: false, reason: isOtherVersion ? 'version' : 'malformed' };
}

function readPlainSignal(text: string): ReadSignal | undefined {
  const [, n, to, bodyJson] = PLAIN_SIGNAL.exec(text) ?? [];
  if (to === undefined || bodyJson === undefined || bodyJson.length - QUOTES > LIMITS.maxSealedLength) return undefined;
  return { type: 'signal', n: Number(n), to, bodyJson };
}

function toReadSignal({ body, ...signal }: Signal): ReadSignal {
  return { ...signal, bodyJson: JSON.stringify(body) };
}
