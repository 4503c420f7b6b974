import { z } from 'zod';

/** What one peer tells another to connect: an RTCSessionDescriptionInit or an RTCIceCandidateInit. */
export const signal = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('description'),
    description: z.strictObject({ type: z.enum(['offer', 'answer']), sdp: z.string() }),
  }),
  z.strictObject({
    type: z.literal('candidate'),
    candidate: z.strictObject({
      candidate: z.string(),
      sdpMid: z.string().nullable(),
      sdpMLineIndex: z.number().int().nullable(),
      usernameFragment: z.string().nullable(),
    }),
  }),
  /** Some signals may have been lost: begin again, unless the connection stands. */
  z.strictObject({ type: z.literal('restart') }),
]);

export type Signal = z.infer<typeof signal>;
