import type { IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddressFinder, type TrustedProxies } from '../../signalling/http/client-address.ts';
import { joinMessage, SignallingClient } from '../support/signalling-client.ts';
import { startServer } from './running-server.ts';

function find(proxies: TrustedProxies, remoteAddress: string, forwardedFor?: string) {
  const headers: IncomingHttpHeaders = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
  const socket = { remoteAddress, localAddress: '192.168.1.1' };
  return clientAddressFinder(proxies)({ socket, headers } as Parameters<ReturnType<typeof clientAddressFinder>>[0]);
}

test.each<[TrustedProxies, string, string | undefined, string]>([
  [0, '203.0.113.1', '198.51.100.9', '203.0.113.1'],
  [1, '10.0.0.1', '198.51.100.9', '198.51.100.9'],
  [1, '10.0.0.1', 'invented, 198.51.100.9', '198.51.100.9'],
  [1, '10.0.0.1', '127.0.0.1, 198.51.100.9', '198.51.100.9'],
  [2, '10.0.0.1', '198.51.100.9, 10.0.0.2', '198.51.100.9'],
  [2, '10.0.0.1', '198.51.100.9', '198.51.100.9'],
  [1, '10.0.0.1', undefined, '10.0.0.1'],
  [1, '10.0.0.1', '', '10.0.0.1'],
  [1, '10.0.0.1', 'unknown', '10.0.0.1'],
  [1, '10.0.0.1', '198.51.100.9:51000', '198.51.100.9'],
  [1, '10.0.0.1', '[2001:db8::9]:51000', '2001:db8::9'],
  [['10.0.0.0/8'], '10.0.0.1', '198.51.100.9, 10.0.0.2', '198.51.100.9'],
  [['10.0.0.0/8'], '::ffff:10.0.0.1', '198.51.100.9', '198.51.100.9'],
  [['10.0.0.0/8'], '203.0.113.1', '198.51.100.9', '203.0.113.1'],
  [['10.0.0.1', 'fd00::/8'], 'fd00::7', '198.51.100.9, 10.0.0.1', '198.51.100.9'],
])('with proxies %j, a request from %s for %j is of %s', (proxies, remote, forwardedFor, address) => {
  expect(find(proxies, remote, forwardedFor).address).toBe(address);
});

test('who comes through a proxy on the own computer is not on the own computer', () => {
  expect(find(1, '127.0.0.1').isOwnComputer).toBe(true);
  expect(find(1, '127.0.0.1', '198.51.100.9').isOwnComputer).toBe(false);
  expect(find(1, '127.0.0.1', '127.0.0.1').isOwnComputer).toBe(false);
});

test.each(['', 'proxy.example', '10.0.0.0/33', '10.0.0.0/x', '10.0.0.0/8/8', 'fd00::/129'])(
  '%j is no proxy',
  (network) => {
    expect(() => clientAddressFinder([network])).toThrow('is no address or network');
  },
);

test('behind a proxy each address has its own limit, and the page of a foreign name is still refused', async () => {
  const allowedOrigins = ['https://call.example'];
  const allowedHosts = ['call.example'];
  const { origin } = await startServer({ trustProxy: 1, connectionsPerAddress: 1, allowedOrigins, allowedHosts });
  const from = (address: string, headers: Record<string, string> = {}) =>
    SignallingClient.open(origin, { headers: { 'X-Forwarded-For': address, ...headers } });
  await from('198.51.100.1', { Host: 'call.example', Origin: 'https://call.example' });
  await expect(from('198.51.100.1')).rejects.toThrow('429');
  await from('198.51.100.2', { Origin: 'https://call.example' });
  await expect(from('198.51.100.3', { Origin: 'https://evil.example' })).rejects.toThrow('403');
  await expect(from('198.51.100.3', { Host: 'evil.example' })).rejects.toThrow('403');
});

test('with createFrom loopback nobody makes rooms through the proxy', async () => {
  const { origin } = await startServer({ trustProxy: ['127.0.0.1'], createFrom: 'loopback' });
  const stranger = await SignallingClient.open(origin, { headers: { 'X-Forwarded-For': '198.51.100.1' } });
  stranger.send(joinMessage());
  expect((await stranger.next('refused')).reason).toBe('unknown-room');
  await SignallingClient.join(origin);
});
