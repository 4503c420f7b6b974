import { expect, test, vi } from 'vitest';
import type { Call } from '../../../../renderer/call/call.ts';
import type { InCall } from '../../../../renderer/call/call-state.ts';
import { FakeRoom } from '../../../support/fake-room.ts';
import { enter } from '../../../support/fake-room-calls.ts';

function inCall(call: Call): InCall {
  const state = call.store.getState();
  if (state.status !== 'in-call') throw new Error(`not in a call: ${state.status}`);
  return state;
}

/** Whose hands a call sees, in the order of raising; it calls itself "self". */
function hands(call: Call): string[] {
  const { handRaisedAt, participants } = inCall(call);
  const all = [{ name: 'self', handRaisedAt }, ...participants];
  const raised = all.flatMap(({ name, handRaisedAt: at }) => (at === undefined ? [] : [{ name, at }]));
  return raised.sort((a, b) => a.at - b.at).map(({ name }) => name);
}

test('hands are seen by all and by who comes later, in their order; the host may lower them, others may not', async () => {
  const room = new FakeRoom();
  const ana = await enter(room, 'Ana');
  const ben = await enter(room, 'Ben');
  await vi.waitFor(() => expect(inCall(ben).participants).toHaveLength(1), 5_000);
  ben.gestures.setHandRaised(true);
  await vi.waitFor(() => expect(hands(ana)).toEqual(['Ben']), 5_000);
  await vi.waitFor(() => expect(Date.now() - (inCall(ben).handRaisedAt ?? 0)).toBeGreaterThan(150), 5_000);
  ana.gestures.setHandRaised(true);

  const chloe = await enter(room, 'Chloé');
  await vi.waitFor(() => expect(hands(chloe)).toEqual(['Ben', 'Ana']), 10_000);
  await vi.waitFor(() => expect(inCall(ben)).toMatchObject({ hostId: inCall(ana).selfId }), 5_000);

  const benId = inCall(ben).selfId;
  chloe.gestures.lowerHand(benId);
  chloe.chat.send('said after it');
  await vi.waitFor(() => expect(inCall(ben).chat).toHaveLength(1), 5_000);
  expect(hands(ben)).toContain('self');

  ana.gestures.lowerHand(benId);
  await vi.waitFor(() => expect(hands(chloe)).toEqual(['Ana']), 5_000);
  expect(hands(ben)).toEqual(['Ana']);
});

test('a reaction is seen for a moment, and no more of them than one may send', async () => {
  const room = new FakeRoom();
  const ana = await enter(room, 'Ana');
  const ben = await enter(room, 'Ben');
  ana.gestures.react('clap');
  expect(inCall(ana).reactions).toMatchObject([{ from: 'self', reaction: 'clap' }]);
  await vi.waitFor(() => expect(inCall(ben).participants[0]?.connection).toBe('good'), 10_000);
  for (let count = 0; count < 20; count += 1) ana.gestures.react('heart');
  await vi.waitFor(() => expect(inCall(ben).reactions.length).toBeGreaterThan(0), 5_000);
  expect(inCall(ben).reactions.every(({ from }) => from === inCall(ana).selfId)).toBe(true);
  expect(inCall(ana).reactions.length).toBeLessThanOrEqual(5);
  await vi.waitFor(() => expect(inCall(ben).reactions).toEqual([]), 8_000);
});
