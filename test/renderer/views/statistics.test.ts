import { expect, test } from 'vitest';
import { pairStatistics } from '../../../renderer/call/health/statistics.ts';
import { StatisticsWindow } from '../../../renderer/call/health/statistics-window.ts';
import { fallBackText } from '../../../renderer/views/statistics/fall-back-text.ts';
import {
  framesText,
  freezesText,
  millisecondsText,
  rateText,
  shareText,
  sizeText,
} from '../../../renderer/views/statistics/figures.ts';
import { pairFigures, routeText } from '../../../renderer/views/statistics/pair-figures.ts';
import { statisticsText } from '../../../renderer/views/statistics/statistics-text.ts';
import { formatsIn } from '../../../renderer/views/words/formats.ts';
import { words } from '../../../renderer/views/words/words.ts';
import { wordsOf } from '../../../renderer/views/words/words-of.ts';
import { recording, report } from '../call/health/recording.ts';

const teller = { t: wordsOf('statistics'), formats: formatsIn('en') };
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Engage/0.1.0 Chrome/156.0 Electron/45.4.1';
const lossy = pairStatistics(recording('lossy'));
const sending = pairStatistics(recording('sending'));

test.each([
  [rateText(teller, undefined), '–'],
  [rateText(teller, 0), '0 kbit/s'],
  [rateText(teller, 12_345), '12 kbit/s'],
  [rateText(teller, 999_600), '1.0 Mbit/s'],
  [rateText(teller, 1_234_567), '1.2 Mbit/s'],
  [shareText(teller, undefined), '–'],
  [shareText(teller, 0), '0 %'],
  [shareText(teller, 0.0123), '1.2 %'],
  [shareText(teller, 0.226), '23 %'],
  [millisecondsText(undefined), '–'],
  [millisecondsText(0.4), '< 1 ms'],
  [millisecondsText(22.6), '23 ms'],
  [sizeText({ width: 640, height: 360 }), '640 × 360'],
  [sizeText({ width: 640, height: undefined }), '–'],
  [framesText(29.6), '30/s'],
  [freezesText(teller, 0, 0), 'none'],
  [freezesText(teller, 2, 1.26), '2 (1.3 s)'],
  [freezesText(teller, undefined, undefined), '–'],
])('%s', (text, expected) => expect(text).toBe(expected));

test('the table has the connection and each slot that carries something, received beside sent', () => {
  const groups = pairFigures(teller, { ...lossy, sent: sending.sent });
  expect(groups.map(({ title }) => title)).toEqual([
    'Connection',
    'Microphone',
    'Camera',
    'Screen',
    'Sound of the screen',
  ]);
  const microphone = groups[1]?.rows;
  expect(microphone).toContainEqual({ label: 'Lost', received: '22 %', sent: '0 %' });
  expect(microphone).toContainEqual({ label: 'Concealed', received: '14 %', sent: undefined });
  expect(groups[2]?.rows).toContainEqual({ label: 'Size', received: '320 × 240', sent: '480 × 360' });
  expect(groups[2]?.rows).toContainEqual({ label: 'Limited by', received: undefined, sent: 'nothing' });
  expect(groups[3]?.rows).toContainEqual({ label: 'Frames', received: undefined, sent: '10/s' });
});

test.each([
  [{ local: 'host', remote: 'prflx', protocol: 'udp', relayProtocol: undefined }, 'Direct, UDP (host to prflx)'],
  [
    { local: 'relay', remote: 'host', protocol: 'udp', relayProtocol: 'tls' },
    'By way of a TURN server, TLS (relay to host)',
  ],
  [{ local: undefined, remote: undefined, protocol: undefined, relayProtocol: undefined }, '–'],
] as const)('the route %j', (route, text) => expect(routeText(teller.t, route)).toBe(text));

/** As a browser reports it: with the addresses that the recordings leave out. */
function withAddresses(recorded: RTCStatsReport): RTCStatsReport {
  const addresses = { address: '192.168.1.5', ip: '192.168.1.5', url: 'turn:turn.example.org' };
  return report(
    [...recorded.values()].map((entry) => (/candidate/.test(entry.type) ? { ...entry, ...addresses } : entry)),
  );
}

test('what is copied: app, browser and every pair; no names and no addresses', () => {
  const { before, now } = recording('lossy');
  const text = statisticsText({
    isSaving: true,
    fallBacks: undefined,
    agent: AGENT,
    at: Date.UTC(2026, 10, 20, 9, 41),
    pairs: [
      { connection: 'weak', statistics: pairStatistics({ before: withAddresses(before), now: withAddresses(now) }) },
      { connection: 'lost', statistics: undefined },
    ],
  });
  const lines = text.split('\n');
  const head = ['Engage 0.1.0', AGENT, '2026-11-20T09:41:00.000Z', 'This computer has much to do.'];
  expect(lines.slice(0, 4)).toEqual(head);
  expect(lines).toContain('Person 1: Weak connection');
  expect(lines).toContain('    Route: Direct, UDP (prflx to host)');
  expect(text).toContain(
    '  Microphone\n    Rate: received 12 kbit/s\n    Lost: received 22 %\n    Codec: received opus\n',
  );
  expect(text).toContain('Person 2: Reconnecting…\n  no figures\n');
  expect(text).not.toMatch(/192\.168|turn\./);
});

test('alone, or in a browser, the text says so', () => {
  const text = statisticsText({
    agent: 'Mozilla/5.0 Chrome/156.0',
    at: 0,
    isSaving: false,
    fallBacks: undefined,
    pairs: [],
  });
  expect(text).toContain('Engage (in a browser)\n');
  expect(text).toContain('Nobody else is in the call.');
});

test('figures are of the last two readings of three, and of whoever is still there', () => {
  const readings = new StatisticsWindow();
  const at = (timestamp: number, bytesSent: number): ReadonlyMap<string, RTCStatsReport> =>
    new Map([['ben', report([{ id: 'T01', ...{ type: 'transport', timestamp, bytesSent } }])]]);
  expect(readings.add(at(0, 0)).size).toBe(0);
  expect(readings.add(at(1_000, 1_000)).get('ben')).toMatchObject({ intervalMs: 1_000, bitsUp: 8_000 });
  expect(readings.add(at(2_000, 1_000)).get('ben')).toMatchObject({ intervalMs: 2_000, bitsUp: 4_000 });
  expect(readings.add(at(3_000, 3_000)).get('ben')).toMatchObject({ intervalMs: 2_000, bitsUp: 8_000 });
  expect(readings.add(new Map()).size).toBe(0);
  expect(readings.add(at(9_000, 9_000)).size).toBe(0);
});

test('how often pictures were not encoded once for all is said, if it was at all', () => {
  const t = words.getFixedT('en', 'statistics');
  const never = { 'slow-network': 0, 'not-decoded': 0, 'not-sent': 0, 'encoders-lost': 0 };
  expect(fallBackText(t, never)).toBeUndefined();
  expect(fallBackText(t, undefined)).toBeUndefined();
  const text = fallBackText(t, { ...never, 'slow-network': 3, 'encoders-lost': 1 });
  expect(text).toBe('Encoded apart for a slow network: 3 times. Encoders made anew: once.');
});
