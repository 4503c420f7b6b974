/** Who has been compared with, in words. Pure. */
import type { InCall } from '../../call/call-state.ts';

/** With whom the code was not compared yet. */
export function unverifiedNames({ participants, verified }: Pick<InCall, 'participants' | 'verified'>): string[] {
  return participants.filter(({ id }) => !verified.includes(id)).map(({ name }) => name);
}
