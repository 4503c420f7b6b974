/** Figures from reports of a real Chromium; the networks between its two ends are told in record.ts. */
import { expect, test } from 'vitest';
import { pairStatistics } from '../../../../renderer/call/health/statistics.ts';
import { recording, report } from './recording.ts';

test('what is sent: each slot with its codec, size and encoder, and the way it goes', () => {
  const statistics = pairStatistics(recording('sending'));
  expect(Object.keys(statistics.sent).sort()).toEqual(['camera', 'microphone', 'screen', 'screenAudio']);
  expect(statistics.received).toEqual({});
  expect(statistics.sent.microphone).toMatchObject({ codec: 'opus', lossShare: 0, width: undefined });
  expect(statistics.sent.camera).toMatchObject({
    codec: 'VP8',
    width: 480,
    height: 360,
    implementation: 'libvpx',
    isPowerEfficient: false,
    limitation: 'none',
  });
  expect(statistics.sent.camera?.framesPerSecond).toBeCloseTo(30, 0);
  expect(statistics.sent.screen?.framesPerSecond).toBeCloseTo(10, 0);
  expect(statistics.route).toEqual({ local: 'prflx', remote: 'prflx', protocol: 'udp', relayProtocol: undefined });
  expect(statistics.lossUp).toBe(0);
  expect(statistics.availableBitsUp).toBeGreaterThan(1_000_000);
});

test('what is received: rates over the interval, delays, nothing lost, concealed or frozen', () => {
  const { before, now } = recording('good');
  const statistics = pairStatistics({ before, now });
  expect(statistics.intervalMs).toBeGreaterThan(1_950);
  expect(statistics.received.camera).toMatchObject({ codec: 'VP8', width: 480, height: 360, freezes: 0 });
  expect(statistics.received.camera?.framesPerSecond).toBeCloseTo(30, 0);
  // 151,855 bytes in 2.06 s.
  expect(statistics.received.camera?.bitsPerSecond).toBeCloseTo((151_855 * 8000) / statistics.intervalMs, 6);
  expect(statistics.received.microphone).toMatchObject({ codec: 'opus', lossShare: 0, concealedShare: 0, jitterMs: 4 });
  expect(statistics.received.microphone?.playoutDelayMs).toBeCloseTo(67, 0);
  expect(statistics).toMatchObject({ lossDown: 0, roundTripMs: 23, jitterMs: 4, concealedShare: 0, frozenSeconds: 0 });
  expect(statistics.bitsDown).toBeGreaterThan(statistics.bitsUp ?? Number.NaN);
});

test('a slot without a track and one to which only padding comes are absent; a still screen is not', () => {
  const muted = pairStatistics(recording('muted'));
  expect([muted.sent, muted.received]).toEqual([{}, {}]);
  // 48 packets of padding have come there, and not a byte in them.
  expect(Object.keys(pairStatistics(recording('uneven')).received)).toEqual(['microphone']);
  const { now } = recording('sending');
  expect(pairStatistics({ before: now, now }).sent.screen).toMatchObject({ codec: 'VP8', height: 360 });
});

test('nothing known is undefined and never 0', () => {
  const { now } = recording('muted');
  const muted = pairStatistics(recording('muted'));
  expect(muted).toMatchObject({ lossUp: undefined, lossDown: undefined, jitterMs: undefined, freezes: undefined });
  expect(muted.availableBitsUp).toBeUndefined();
  expect(pairStatistics({ before: now, now })).toMatchObject({ intervalMs: 0, bitsUp: undefined, bitsDown: undefined });
  const nothing = pairStatistics({ before: report([]), now: report([]) });
  expect(nothing.roundTripMs).toBeUndefined();
  expect(nothing.route).toEqual({ local: undefined, remote: undefined, protocol: undefined, relayProtocol: undefined });
});

test('a fifth of the packets lost: that share of the sound, and part of it concealed', () => {
  const { received, lossDown } = pairStatistics(recording('lossy'));
  expect(received.microphone?.lossShare).toBeCloseTo(23 / 103, 10);
  expect(received.microphone?.concealedShare).toBeCloseTo((14_227 - 120) / 100_320, 3);
  expect(lossDown).toBeCloseTo(27 / (103 + 74), 10);
});

test('a cut of 0.9 s is one freeze of that length', () => {
  const { freezes, frozenSeconds, roundTripMs } = pairStatistics(recording('cut'));
  expect(freezes).toBe(1);
  expect(frozenSeconds).toBeCloseTo(0.93, 2);
  expect(roundTripMs).toBe(2);
});

test('counters of another connection are not compared', () => {
  const { before, now } = recording('good');
  const backwards = pairStatistics({ before: now, now: before });
  expect(backwards).toMatchObject({ bitsUp: undefined, bitsDown: undefined, received: {} });
});

test('Firefox has no transports: the pair of candidates names itself and counts the bytes', () => {
  const { before, now } = recording('good');
  const [then, later] = [before, now].map((one) =>
    report(
      [...one.values()]
        .filter(({ type }) => type !== 'transport')
        .map((entry) => (entry.type === 'candidate-pair' ? { ...entry, selected: true } : entry)),
    ),
  );
  if (!then || !later) throw new Error('no reports');
  const { bitsDown, route } = pairStatistics({ before: then, now: later });
  expect(bitsDown).toBeCloseTo(pairStatistics({ before, now }).bitsDown ?? Number.NaN, 6);
  expect(route.protocol).toBe('udp');
});
