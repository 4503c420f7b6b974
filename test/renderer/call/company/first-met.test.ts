import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { begunCall, type CallState, type Participant } from '../../../../renderer/call/call-state.ts';
import { firstMet } from '../../../../renderer/call/company/first-met.ts';
import { NO_SAVINGS } from '../../../../renderer/call/health/economy.ts';

const INVITATION = { origin: 'http://127.0.0.1:1', roomName: 'Studio', secret: '' };
const BEGUN = begunCall({ selfId: 'self', name: 'Ana', invitation: INVITATION, savings: NO_SAVINGS, isMeeting: true });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function start() {
  const store = createStore<CallState>(() => BEGUN);
  const met = vi.fn();
  void firstMet(store).then(met);
  return { store, met };
}

test.each([
  ['somebody is there', { ...BEGUN, participants: [{ id: 'ben' } as Participant] }],
  ['the door is locked', { ...BEGUN, isWaiting: true }],
  ['the call is over', { status: 'left', roomName: 'Studio' }],
] as const)('%s: nobody is waited for', async (_, state) => {
  const { store, met } = start();
  await vi.advanceTimersByTimeAsync(100);
  expect(met).not.toHaveBeenCalled();
  store.setState(state, true);
  await vi.advanceTimersByTimeAsync(0);
  expect(met).toHaveBeenCalledOnce();
});

test('nobody is waited for longer than five seconds', async () => {
  const { met } = start();
  await vi.advanceTimersByTimeAsync(4_900);
  expect(met).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100);
  expect(met).toHaveBeenCalledOnce();
});
