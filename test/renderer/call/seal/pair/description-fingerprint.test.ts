import { expect, test } from 'vitest';
import { checkDescription } from '../../../../../renderer/call/seal/pair/description-fingerprint.ts';
import { readFingerprint, writeFingerprint } from '../../../../../renderer/call/seal/pair/fingerprint.ts';
import { randomBytes } from '../participants.ts';

const OURS = randomBytes(32);
const LINE = `a=fingerprint:sha-256 ${writeFingerprint(OURS)}`;

function description(...lines: string[]): string {
  return ['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0', ...lines, ''].join('\r\n');
}

test('a description with the card’s fingerprint alone is taken, on as many lines as there are', () => {
  expect(checkDescription(description(LINE), OURS)).toEqual({ ok: true });
  expect(checkDescription(description('m=audio 9 UDP/TLS/RTP/SAVPF 111', LINE, 'm=video 9', LINE), OURS)).toEqual({
    ok: true,
  });
});

const OTHER = `a=fingerprint:sha-256 ${writeFingerprint(randomBytes(32))}`;

test.each([
  ['fingerprint absent', description(), 'no-fingerprint'],
  ['other fingerprint', description(OTHER), 'wrong-fingerprint'],
  ['second line with another', description(LINE, OTHER), 'wrong-fingerprint'],
  ['second line first', description(OTHER, LINE), 'wrong-fingerprint'],
  [
    'sha-1',
    description('a=fingerprint:sha-1 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33'),
    'wrong-fingerprint',
  ],
  ['sha-1 beside ours', description(LINE, 'a=fingerprint:sha-1 00:11'), 'wrong-fingerprint'],
  ['another hash of the same length', description(LINE.replace('sha-256', 'sha-512')), 'wrong-fingerprint'],
  ['another spelling', description(LINE.toLowerCase()), 'wrong-fingerprint'],
  ['capitals in the name', description(LINE, OTHER.replace('fingerprint', 'FINGERPRINT')), 'wrong-fingerprint'],
  ['a line that ends in a bare line feed', `${description(LINE)}${OTHER}\n`, 'wrong-fingerprint'],
  ['a line that ends in a bare carriage return', `${description(LINE)}${OTHER}\r`, 'wrong-fingerprint'],
  ['something behind it', description(`${LINE} `), 'wrong-fingerprint'],
])('%s: refused', (_, sdp, reason) => {
  expect(checkDescription(sdp, OURS)).toEqual({ ok: false, reason });
});

test('a fingerprint is itself again', () => {
  expect(readFingerprint(writeFingerprint(OURS))).toEqual(OURS);
  expect(readFingerprint('00:11')).toBeUndefined();
});
