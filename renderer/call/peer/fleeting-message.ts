/** What counts only now: it is said on the `control` channel if that is open, and is not said again. */
import { z } from 'zod';
import { typingMessage } from '../chat/chat-message.ts';
import { reactionMessage } from '../gestures/gesture-message.ts';
import { pairHealth } from '../health/pair-health.ts';
import { pointMessage } from '../marks/mark-message.ts';
import { signal } from './signal.ts';
import { want } from './want.ts';

/** As long as the signalling server takes (LIMITS.maxPayloadBytes). */
const MAX_BODY_LENGTH = 65_536;

const session = z
  .string()
  .max(16)
  .regex(/^[A-Za-z0-9_-]+$/);
/** Sealed for the one it is for. */
const body = z.string().max(MAX_BODY_LENGTH);

export const fleetingMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('signal'), signal }),
  /** How the sender hears the others. */
  z.strictObject({ type: z.literal('hears'), pairs: z.record(session, pairHealth) }),
  /** How large the sender shows what the other end sends. */
  z.strictObject({ type: z.literal('want'), ...want.shape }),
  /** What the other end sends of its pictures arrives, and cannot be decoded. */
  z.strictObject({ type: z.literal('stuck') }),
  reactionMessage,
  typingMessage,
  pointMessage,
  /** To be handed to somebody whom the sender does not reach. */
  z.strictObject({ type: z.literal('carry'), to: session, body }),
  /** What somebody else gave to the sender for us. */
  z.strictObject({ type: z.literal('carried'), from: session, body }),
]);

export type FleetingMessage = z.infer<typeof fleetingMessage>;
