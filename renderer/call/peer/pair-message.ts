/** What two participants tell each other by way of the server, sealed for each other. */
import { z } from 'zod';
import { controlMessage } from './control-message.ts';
import { signal } from './signal.ts';

export const pairMessage = z.union([
  signal,
  /** What would be said on the control channel, if there were one. */
  z.strictObject({ control: controlMessage }),
  /** Something arrived, but the confirmation that must come before it did not: say everything again. */
  z.strictObject({ lost: z.literal('confirmation') }),
]);

export type PairMessage = z.infer<typeof pairMessage>;
