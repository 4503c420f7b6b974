import { expect, test } from 'vitest';
import { Delivery } from '../../../renderer/call/company/delivery.ts';

function delivery({ address = 'a1' as string | null, carriers = [] as string[], isRepair = false } = {}) {
  const sent: string[] = [];
  const it = new Delivery({
    addressOf: () => address ?? undefined,
    toServer: (to, body) => sent.push(`server ${to} ${body}`),
    whoHears: () => carriers,
    isRepair: () => isRepair,
    handTo: (carrier, { to, body }) => sent.push(`${carrier} ${to} ${body}`),
  });
  return { it, sent };
}

test('a first connection is a matter of the server alone', () => {
  const { it, sent } = delivery({ carriers: ['ben'] });
  it.send('chloe', 'x');
  expect(sent).toEqual(['server a1 x']);
});

test('a repair goes by the server and by two who hear both', () => {
  const { it, sent } = delivery({ carriers: ['ben', 'dan', 'eve'], isRepair: true });
  it.send('chloe', 'x');
  expect(sent).toEqual(['server a1 x', 'ben chloe x', 'dan chloe x']);
});

test('with the server dead, others carry; without others it is kept for the server’s return', () => {
  const alone = delivery();
  alone.it.isServerReachable = false;
  expect(alone.it.canReach('chloe')).toBe(false);
  alone.it.send('chloe', 'x');
  expect(alone.sent).toEqual(['server a1 x']);
  const { it, sent } = delivery({ carriers: ['ben'] });
  it.isServerReachable = false;
  expect(it.canReach('chloe')).toBe(true);
  it.send('chloe', 'x');
  expect(sent).toContain('ben chloe x');
});

test('whom the server has lost is reached by those who still hear them', () => {
  const { it, sent } = delivery({ address: null, carriers: ['ben'] });
  it.send('chloe', 'x');
  expect(sent).toEqual(['ben chloe x']);
});

test('what is carried for one is limited, and does not limit what is carried for another', () => {
  const { it } = delivery();
  const carried = Array.from({ length: 1_000 }, () => it.mayCarryFor('mallory')).filter(Boolean).length;
  expect(carried).toBeGreaterThanOrEqual(200);
  expect(carried).toBeLessThan(260);
  expect(it.mayCarryFor('ben')).toBe(true);
});
