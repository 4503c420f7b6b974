import { expect, test } from 'vitest';
import type { InCall, Participant, Waiting } from '../../../../renderer/call/call-state.ts';
import { cueBetween } from '../../../../renderer/views/call/cue-between.ts';
import { CUES } from '../../../../renderer/views/call/sounds.ts';

type Heard = Pick<InCall, 'participants' | 'waiting'>;

function heard(participants: readonly Partial<Participant>[], waiting: readonly Waiting[] = []): Heard {
  return { participants: participants as readonly Participant[], waiting };
}

const BEN = { id: 'ben', wasHere: true };
const CHLOE = { id: 'chloe', wasHere: false };

test.each([
  ['somebody comes', heard([BEN]), heard([BEN, CHLOE]), 'joined'],
  ['somebody was there before oneself', heard([]), heard([BEN]), undefined],
  ['somebody goes', heard([BEN, CHLOE]), heard([BEN]), 'left'],
  ['a hand goes up', heard([BEN]), heard([{ ...BEN, handRaisedAt: 1 }]), 'hand'],
  ['a hand goes down', heard([{ ...BEN, handRaisedAt: 1 }]), heard([BEN]), undefined],
  ['a hand was up before oneself came', heard([]), heard([{ ...BEN, handRaisedAt: 1 }]), undefined],
  ['somebody knocks', heard([BEN]), heard([BEN], [{ id: 'w', name: 'Elif', code: undefined }]), 'knock'],
  ['somebody speaks', heard([BEN]), heard([{ ...BEN, isSpeaking: true }]), undefined],
])('when %s', (_, before, now, cue) => expect(cueBetween(before, now)).toBe(cue));

test('every sound is over in less than 300 ms', () => {
  for (const tones of Object.values(CUES)) {
    for (const { at, length } of tones) expect(at + length).toBeLessThan(0.3);
  }
});
