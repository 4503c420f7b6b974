/** Who has been compared with, in words. Pure. */
import type { InCall } from '../../call/call-state.ts';

/** With whom the code was not compared yet. */
export function unverifiedNames({ participants, verified }: Pick<InCall, 'participants' | 'verified'>): string[] {
  return participants.filter(({ id }) => !verified.includes(id)).map(({ name }) => name);
}

/** `Ana, Ben and Chloé` */
export function nameList(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}
