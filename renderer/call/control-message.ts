/** What two peers say to each other on the `control` channel, once they are connected. */
import { z } from 'zod';

export const MAX_CHAT_LENGTH = 4_000;

/** What a participant sends right now. Sent when the channel opens and at every change. */
export const mediaState = z.strictObject({
  microphone: z.enum(['on', 'muted', 'none']),
  hasCamera: z.boolean(),
  hasScreen: z.boolean(),
});

export const controlMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('state'), state: mediaState }),
  z.strictObject({ type: z.literal('chat'), id: z.uuid(), text: z.string().min(1).max(MAX_CHAT_LENGTH) }),
  /** So that a person is gone at once, server or not. */
  z.strictObject({ type: z.literal('leave') }),
]);

export type MediaStateMessage = z.infer<typeof mediaState>;
export type ControlMessage = z.infer<typeof controlMessage>;
