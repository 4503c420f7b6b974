import { describe, expect, test } from 'vitest';
import {
  createInvitation,
  invitationLink,
  knockLink,
  parseInvitation,
  socketUrl,
} from '../../../../renderer/call/seal/invitation.ts';

const SECRET = 'A'.repeat(43);

test('a link brings back its invitation', () => {
  const invitation = createInvitation('http://192.168.1.5:7300', 'Ana’s room & friends');
  expect(invitation.secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(parseInvitation(invitationLink(invitation))).toEqual({ ok: true, kind: 'room', invitation });
});

test('a pin goes with the link', () => {
  const invitation = { ...createInvitation('https://192.168.1.5:7300', 'Studio'), pin: 'P'.repeat(43) };
  expect(parseInvitation(invitationLink(invitation))).toEqual({ ok: true, kind: 'room', invitation });
});

test('the host’s hash goes with the link; the link that asks has it too, and no secret', () => {
  const invitation = { ...createInvitation('http://192.168.1.5:7300', 'Studio'), host: 'H'.repeat(43) };
  expect(parseInvitation(invitationLink(invitation))).toEqual({ ok: true, kind: 'room', invitation });
  const { secret, ...target } = invitation;
  expect(parseInvitation(knockLink(target))).toEqual({ ok: true, kind: 'door', target });
  expect(knockLink(target)).not.toContain(secret);
});

test('room words are in no link', () => {
  const invitation = { ...createInvitation('http://192.168.1.5:7300', 'Studio'), words: 'acorn zebra' };
  expect(invitationLink(invitation)).not.toMatch(/acorn|zebra/);
});

test('two rooms never share a secret', () => {
  const secrets = new Set(Array.from({ length: 100 }, () => createInvitation('http://a', 'x').secret));
  expect(secrets.size).toBe(100);
});

describe('what people paste', () => {
  test.each([
    ['', 'empty'],
    ['   \n', 'empty'],
    ['hello there', 'not-a-link'],
    ['http://', 'not-a-link'],
    [`ftp://192.168.1.5/#k=${SECRET}`, 'wrong-scheme'],
    [`mailto://ana@example.org/#k=${SECRET}`, 'wrong-scheme'],
    [`http://192.168.1.5:7300/#h=${SECRET.slice(1)}`, 'bad-secret'],
    [`http://192.168.1.5:7300/#k=${SECRET.slice(1)}`, 'bad-secret'],
    [`http://192.168.1.5:7300/#k=${SECRET}…`, 'bad-secret'],
    [`https://192.168.1.5:7300/#k=${SECRET}&p=${SECRET.slice(2)}`, 'bad-secret'],
  ])('%j is refused as %s', (text, reason) => {
    expect(parseInvitation(text)).toEqual({ ok: false, reason });
  });

  test.each([
    [`  http://192.168.1.5:7300/#k=${SECRET}&n=Studio \n`, 'http://192.168.1.5:7300'],
    [`192.168.1.5:7300/#k=${SECRET}&n=Studio`, 'http://192.168.1.5:7300'],
    [`https://meet.example.org/#n=Studio&k=${SECRET}`, 'https://meet.example.org'],
    [`engage://192.168.1.5:7300/#k=${SECRET}&n=Studio`, 'http://192.168.1.5:7300'],
    [`engage://meet.example.org/#k=${SECRET}&n=Studio&tls=1`, 'https://meet.example.org'],
    [`http://[fe80::1]:7300/#k=${SECRET}&n=Studio`, 'http://[fe80::1]:7300'],
  ])('%j is taken', (text, origin) => {
    const invitation = { origin, secret: SECRET, roomName: 'Studio' };
    expect(parseInvitation(text)).toEqual({ ok: true, kind: 'room', invitation });
  });

  test.each(['http://192.168.1.5:7300/', '192.168.1.5:7300', 'localhost:7300'])('%j leads to the door', (text) => {
    expect(parseInvitation(text)).toMatchObject({ ok: true, kind: 'door', target: { roomName: '' } });
  });
});

test('the signalling socket is on the invitation’s server, as secure as the link', () => {
  expect(socketUrl({ origin: 'http://a:7300', roomName: '' })).toBe('ws://a:7300/signalling');
  expect(socketUrl({ origin: 'https://a', roomName: '' })).toBe('wss://a/signalling');
});
