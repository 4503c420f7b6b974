import { expect, test } from 'vitest';
import { settingsChanges } from '../../../../main/settings-schema.ts';
import { parseIceAddress } from '../../../../renderer/views/settings/ice-address.ts';

const RIGHT = [
  ['stun:stun.example.org', 'stun:stun.example.org'],
  ['  STUN:Stun.Example.org:3478 ', 'stun:stun.example.org:3478'],
  ['stun://stun.example.org', 'stun:stun.example.org'],
  ['stun:192.168.1.5', 'stun:192.168.1.5'],
  ['stun:[2001:db8::1]:3478', 'stun:[2001:db8::1]:3478'],
  ['turn:turn.example.org', 'turn:turn.example.org'],
  ['turn:turn.example.org:03478', 'turn:turn.example.org:3478'],
  ['turn:turn.example.org:3478?transport=TCP', 'turn:turn.example.org:3478?transport=tcp'],
  ['turns:turn.example.org?transport=udp', 'turns:turn.example.org?transport=udp'],
  ['turn:the_relay', 'turn:the_relay'],
] as const;

const WRONG = [
  ['', 'empty'],
  ['   ', 'empty'],
  [`stun:${'a'.repeat(300)}`, 'too-long'],
  ['stun.example.org', 'no-kind'],
  ['turn.example.org:3478', 'no-kind'],
  ['localhost:3478', 'no-kind'],
  ['https://example.org', 'other-kind'],
  ['stuns:stun.example.org', 'other-kind'],
  ['stun:', 'no-host'],
  ['turn::3478', 'no-host'],
  ['stun:two words', 'bad-host'],
  ['stun:-a.example.org', 'bad-host'],
  ['stun:a..b', 'bad-host'],
  ['stun:example.org/path', 'bad-host'],
  ['turn:ana@turn.example.org', 'bad-host'],
  ['stun:2001:db8::1', 'no-brackets'],
  ['stun:::1', 'no-brackets'],
  ['stun:[2001:db8::g]', 'bad-host'],
  ['stun:a:0', 'bad-port'],
  ['stun:a:65536', 'bad-port'],
  ['stun:a:port', 'bad-port'],
  ['stun:a:', 'bad-port'],
  ['stun:a?transport=udp', 'stun-transport'],
  ['turn:a?transport=tls', 'bad-transport'],
  ['turn:a?user=ana', 'bad-transport'],
] as const;

/** As main takes it. */
function isKept(urls: string): boolean {
  const server = urls.startsWith('turn') ? { urls, username: 'ana', credential: 'secret' } : { urls };
  return settingsChanges.safeParse({ network: { iceServers: [server], relayOnly: false } }).success;
}

test.each(RIGHT)('%j is %s, and is kept', (text, url) => {
  expect(parseIceAddress(text)).toEqual({ ok: true, url, isTurn: url.startsWith('turn') });
  expect(isKept(url)).toBe(true);
});

test.each(WRONG)('%j is no address: %s', (text, reason) => {
  expect(parseIceAddress(text)).toEqual({ ok: false, reason });
});
