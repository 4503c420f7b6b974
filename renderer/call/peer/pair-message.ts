/** What two participants tell each other, sealed for each other, by way of the server or of another participant. */
import { z } from 'zod';
import { controlMessage } from './control-message.ts';
import { heard, spoken } from './conversation.ts';
import { signal } from './signal.ts';

export const pairMessage = z.union([
  signal,
  /** What could not be said on the control channel. */
  z.strictObject({ spoken }),
  z.strictObject({ heard }),
  /** Between a host and somebody who stands before the locked door, and so has no channel. */
  z.strictObject({ control: controlMessage }),
  /** Something arrived, but the confirmation that must come before it did not: say everything again. */
  z.strictObject({ lost: z.literal('confirmation') }),
]);

export type PairMessage = z.infer<typeof pairMessage>;
