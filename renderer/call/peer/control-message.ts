/** What two peers say to each other once and in order: on the `control` channel, or by other ways where there is none. */
import { z } from 'zod';
import { chatMessages } from '../chat/chat-message.ts';
import { fileMessages } from '../files/file-message.ts';
import { gestureMessages } from '../gestures/gesture-message.ts';
import { markMessages } from '../marks/mark-message.ts';
import { verificationMessage } from '../seal/verification/verification-message.ts';

/** Locking and unlocking leave one entry; a room is not handed over more often than this. */
const MAX_LOG_LENGTH = 100;

const base64Url = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .regex(/^[A-Za-z0-9_-]*$/);
const session = base64Url(16);
const command = base64Url(400);

const sharedScreen = z.strictObject({
  /** What is seen of it stands still, because the sharer wants it. */
  isPaused: z.boolean(),
  mode: z.enum(['text', 'motion']),
  hasAudio: z.boolean(),
});

/** What a participant sends right now. Sent when the channel opens and at every change. */
export const mediaState = z.strictObject({
  microphone: z.enum(['on', 'muted', 'none']),
  hasCamera: z.boolean(),
  /** Null: none is shared. */
  screen: sharedScreen.nullable(),
});

/** The room and who is in charge of it. */
const moderationMessage = z.discriminatedUnion('type', [
  /** To whoever has just come: who the first host was, and what the hosts have said since. */
  z.strictObject({ type: z.literal('room'), host: base64Url(43), log: z.array(command).max(MAX_LOG_LENGTH) }),
  /** Of the host, signed. */
  z.strictObject({ type: z.literal('command'), command }),
  /** The host lets somebody into a locked room. */
  z.strictObject({ type: z.literal('countersignature'), session, countersignature: base64Url(86) }),
  /** To whoever stands before a locked room: the host has been asked. */
  z.strictObject({ type: z.literal('wait') }),
  z.strictObject({ type: z.literal('not-admitted') }),
  /** The room goes on under another secret, which whoever was removed does not learn. */
  z.strictObject({ type: z.literal('move'), secret: base64Url(43) }),
]);

/** By their names. */
const MODERATION: ReadonlySet<string> = new Set(moderationMessage.options.map(({ shape }) => shape.type.value));

export const controlMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('state'), state: mediaState }),
  /** So that a person is gone at once, server or not. */
  z.strictObject({ type: z.literal('leave') }),
  z.strictObject({ type: z.literal('verification'), message: verificationMessage }),
  ...chatMessages,
  ...fileMessages,
  ...gestureMessages,
  ...markMessages,
  ...moderationMessage.options,
]);

export type SharedScreen = z.infer<typeof sharedScreen>;
export type MediaStateMessage = z.infer<typeof mediaState>;
export type ModerationMessage = z.infer<typeof moderationMessage>;
export type ControlMessage = z.infer<typeof controlMessage>;

export function isModerationMessage(message: { type: string }): message is ModerationMessage {
  return MODERATION.has(message.type);
}
