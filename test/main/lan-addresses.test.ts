import { networkInterfaces } from 'node:os';
import { expect, test, vi } from 'vitest';
import { lanAddresses } from '../../main/lan-addresses.ts';

vi.mock('node:os', () => ({ networkInterfaces: vi.fn() }));

function ipv4(address: string, internal = false) {
  const rest = { netmask: '255.255.255.0', family: 'IPv4', mac: '00:00:00:00:00:00', cidr: `${address}/24` } as const;
  return { address, internal, ...rest };
}

test('every address others could use, the likely ones first', () => {
  vi.mocked(networkInterfaces).mockReturnValue({
    lo: [ipv4('127.0.0.1', true)],
    docker0: [ipv4('172.17.0.1')],
    eth1: [ipv4('169.254.10.1')],
    'Wi-Fi': [ipv4('192.168.1.5'), { ...ipv4('10.0.0.2'), address: 'fe80::1', family: 'IPv6', scopeid: 2 }],
  });
  expect(lanAddresses(7300)).toEqual([
    { interfaceName: 'Wi-Fi', origin: 'http://192.168.1.5:7300' },
    { interfaceName: 'docker0', origin: 'http://172.17.0.1:7300' },
    { interfaceName: 'eth1', origin: 'http://169.254.10.1:7300' },
  ]);
});

test('a computer that is on no network has none', () => {
  vi.mocked(networkInterfaces).mockReturnValue({ lo: [ipv4('127.0.0.1', true)] });
  expect(lanAddresses(7300)).toEqual([]);
});
