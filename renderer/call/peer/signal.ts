import { z } from 'zod';

/** What two ends of one RTCPeerConnection tell each other: an RTCSessionDescriptionInit or an RTCIceCandidateInit. */
export const negotiationSignal = z.discriminatedUnion('type', [
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
]);

export const signal = z.strictObject({
  /** Which of the connections that two peers have made so far is meant; a higher one replaces a lower one. */
  generation: z.number().int().min(1).max(1_000_000),
  signal: z.discriminatedUnion('type', [
    ...negotiationSignal.options,
    /** The answer to an offer of a lower generation than this one, which its sender has evidently missed. */
    z.strictObject({ type: z.literal('behind') }),
  ]),
});

export type NegotiationSignal = z.infer<typeof negotiationSignal>;
export type Signal = z.infer<typeof signal>;
