import { networkInterfaces } from 'node:os';
import { beforeEach, expect, test, vi } from 'vitest';
import { parseInvitation } from '../../renderer/call/seal/invitation.ts';
import { type Greeting, greet } from '../../signalling/standalone/greeting.ts';

vi.mock('node:os', () => ({ networkInterfaces: vi.fn() }));

const BASE: Greeting = {
  scheme: 'http',
  host: '0.0.0.0',
  port: 7300,
  publicOrigins: [],
  hasWebClient: true,
  pin: undefined,
  withInvite: true,
};

beforeEach(() => {
  const rest = { netmask: '255.255.255.0', family: 'IPv4', mac: '00:00:00:00:00:00', cidr: null } as const;
  vi.mocked(networkInterfaces).mockReturnValue({
    lo: [{ address: '127.0.0.1', internal: true, ...rest }],
    eth0: [{ address: '192.168.1.5', internal: false, ...rest }],
  });
});

function invitesIn(text: string): { origin: string; secret: string }[] {
  return [...text.matchAll(/https?:\S+#\S+/g)].map(([link]) => {
    const parsed = parseInvitation(link);
    if (!parsed.ok || parsed.kind !== 'room') throw new Error(`no invitation: ${link}`);
    expect(link).toMatch(/&new$/);
    return parsed.invitation;
  });
}

test('over http the app is invited by the network’s address, a browser by localhost, into one room', () => {
  const [app, browser, ...more] = invitesIn(greet(BASE));
  expect([app?.origin, browser?.origin, more.length]).toEqual(['http://192.168.1.5:7300', 'http://localhost:7300', 0]);
  expect(app?.secret).toBe(browser?.secret);
});

test.each<[Partial<Greeting>, string]>([
  [{ scheme: 'https' }, 'https://192.168.1.5:7300'],
  [{ scheme: 'https', host: '127.0.0.1' }, 'https://localhost:7300'],
  [{ scheme: 'https', host: 'fd00::1' }, 'https://[fd00::1]:7300'],
  [{ publicOrigins: ['https://call.example', 'https://b.example'] }, 'https://call.example'],
])('with %j the invite leads to %s', (changes, origin) => {
  expect(invitesIn(greet({ ...BASE, ...changes })).map((invite) => invite.origin)).toEqual([origin]);
});

test('each start invites into another room', () => {
  const secrets = Array.from({ length: 10 }, () => invitesIn(greet(BASE))[0]?.secret);
  expect(new Set(secrets).size).toBe(10);
});

test('it names only addresses that lead to the server', () => {
  expect(greet({ ...BASE, host: '192.168.1.5' })).not.toContain('localhost:');
  expect(greet({ ...BASE, host: '127.0.0.1' })).not.toContain('192.168.1.5');
  expect(greet({ ...BASE, withInvite: false })).not.toContain('#');
});

test('that browsers need https is said where it matters', () => {
  const warning = 'Browsers give camera and microphone only';
  expect(greet(BASE)).toContain(warning);
  expect(greet({ ...BASE, scheme: 'https', pin: 'x' })).not.toContain(warning);
  expect(greet({ ...BASE, publicOrigins: ['https://call.example'] })).not.toContain(warning);
});
