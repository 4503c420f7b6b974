import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { freshIceServers } from '../../signalling/connection/turn.ts';
import { SignallingClient } from '../support/signalling-client.ts';
import { startServer } from './running-server.ts';

const STUN = { urls: ['stun:stun.example'] };
const TURN = { urls: ['turn:turn.example', 'turns:turn.example?transport=tcp'], secret: 'north', ttlSeconds: 3_600 };
const NOW_MS = 1_800_000_000_500;

test('credentials name their end and are signed with the shared secret', () => {
  const { ice, refreshAfterMs } = freshIceServers({ iceServers: [STUN], turn: TURN }, NOW_MS);
  const [stun, turn] = ice;
  expect(stun).toEqual(STUN);
  expect(turn?.urls).toEqual(TURN.urls);
  expect(turn?.username).toMatch(/^1800003600:[\w-]{12}$/);
  const signed = createHmac('sha1', 'north').update(`${turn?.username}`).digest('base64');
  expect(turn?.credential).toBe(signed);
  expect(refreshAfterMs).toBe(1_800_000);
});

test('no two clients get the same', () => {
  const names = Array.from({ length: 100 }, () => freshIceServers({ iceServers: [], turn: TURN }).ice[0]?.username);
  expect(new Set(names).size).toBe(100);
});

test('without a TURN server nothing has to be refreshed', () => {
  expect(freshIceServers({ iceServers: [STUN] })).toEqual({ ice: [STUN], refreshAfterMs: undefined });
});

test('the welcome brings credentials, and the secret stays at home', async () => {
  const { origin } = await startServer({ iceServers: [STUN], turn: TURN });
  const [client, { ice }] = await SignallingClient.join(origin);
  expect(ice).toHaveLength(2);
  expect(ice[0]).toEqual(STUN);
  expect(ice[1]?.credential).toMatch(/^[\w+/]{27}=$/);
  expect(client.frames.join()).not.toContain('north');
});

test('a long call gets fresh credentials before the old ones end', async () => {
  const { origin } = await startServer({ turn: { ...TURN, ttlSeconds: 1 }, heartbeatIntervalMs: 100 });
  const [client, welcome] = await SignallingClient.join(origin);
  const { ice } = await client.next('ice');
  expect(ice[0]?.urls).toEqual(TURN.urls);
  expect(ice[0]?.username).not.toBe(welcome.ice[0]?.username);
  expect(Number.parseInt(ice[0]?.username ?? '', 10)).toBeGreaterThan(Date.now() / 1_000 - 1);
});
