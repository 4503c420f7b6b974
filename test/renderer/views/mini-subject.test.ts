import { expect, test } from 'vitest';
import type { Participant } from '../../../renderer/call/call-state.ts';
import { miniSubject } from '../../../renderer/views/mini/mini-subject.ts';

const SKETCHES: readonly Partial<Participant>[] = ['ben', 'chloe', 'dipankar'].map((id) => ({
  id,
  hasScreen: id === 'chloe',
}));
const PEOPLE = SKETCHES as readonly Participant[];
const NOTHING = { pinned: undefined, speaker: undefined, isAudioOnly: false };

test.each([
  ['what is shared', {}, 'share:chloe'],
  ['who is pinned, whatever is shared', { pinned: 'person:dipankar', speaker: 'ben' }, 'person:dipankar'],
  ['who speaks, when no pictures come', { speaker: 'dipankar', isAudioOnly: true }, 'person:dipankar'],
  ['somebody, when nobody has spoken', { isAudioOnly: true }, 'person:ben'],
] as const)('the small window shows %s', (_, wishes, key) => {
  expect(miniSubject(PEOPLE, { ...NOTHING, ...wishes })?.key).toBe(key);
});

test('alone it shows nobody else', () => expect(miniSubject([], NOTHING)).toBeUndefined());
