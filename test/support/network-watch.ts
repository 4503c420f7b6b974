/** To whom a program and all that it starts send anything: every system call is seen (Linux, strace). */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ipaddr from 'ipaddr.js';

const run = promisify(execFile);

export type NetworkTraffic = {
  /** How many packets and connections went to this machine itself. */
  local: number;
  /**
   * Address and port of everything else that was connected to or sent to, whether it got there or not; with the name
   * that was asked for, where it can be read.
   */
  elsewhere: string[];
};

/** Resolves when the program and all that it has started have ended; rejects when it fails. */
export async function watchNetwork(strace: string, command: readonly string[]): Promise<NetworkTraffic> {
  const folder = mkdtempSync(join(tmpdir(), 'engage-strace-'));
  const file = join(folder, 'calls');
  const calls = ['-e', 'trace=connect,sendto,sendmsg,sendmmsg', '-e', 'signal=none'];
  try {
    await run(strace, ['-f', '--seccomp-bpf', '-qq', '-yy', '-s', '96', ...calls, '-o', file, ...command]);
    return readTraffic(readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `1234 sendto(18<UDP:[0.0.0.0:46831]>, …`, with the address of whoever it is for further on, or in the brackets. */
const CALL =
  /^\d+ +(?<call>\w+)\((?<socket>\d+<(?<kind>TCP|UDP)(?:v6)?:\[(?:[^>]*->(?<peer>[^>]*)|[^>]*)\]>), (?<rest>.*)/;
const ADDRESS = /htons\((?<port>\d+)\).*?(?:inet_addr\(|inet_pton\(AF_INET6, )"(?<host>[^"]+)"/;
const PEER = /^\[?(?<host>.*?)\]?:(?<port>\d+)$/;

const DNS = ' 53';

const OWN_ADDRESSES = new Set(
  Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).map(({ address }) => ipaddr.process(address).toString()),
  ),
);

/** Connecting a UDP socket sends nothing: it asks the system which way it would take. What is sent on it counts. */
function readTraffic(trace: string): NetworkTraffic {
  const traffic: NetworkTraffic = { local: 0, elsewhere: [] };
  const connected = new Map<string, string>();
  for (const line of trace.split('\n')) {
    const { call, socket = '', kind, peer = '', rest = '' } = CALL.exec(line)?.groups ?? {};
    if (call === undefined) continue;
    const named = placeOf(ADDRESS.exec(rest)?.groups);
    if (call === 'connect' && kind === 'UDP') {
      connected.set(socket, named ?? '');
      continue;
    }
    const place = named ?? placeOf(PEER.exec(peer)?.groups) ?? connected.get(socket);
    // On a TCP socket without a name the connection was counted.
    if (place === undefined || place === '') continue;
    if (isHere(place)) traffic.local += 1;
    else traffic.elsewhere.push(`${place}${place.endsWith(DNS) ? questionIn(rest) : ''}`);
  }
  return { ...traffic, elsewhere: [...new Set(traffic.elsewhere)] };
}

/** Lengths stand between the parts of a name (RFC 1035, 4.1.2); strace escapes them. */
function questionIn(rest: string): string {
  const text = /"(?:[^"\\]|\\.)*"/.exec(rest)?.[0].replace(/\\(?:\d{1,3}|.)/g, '.');
  const name = text && /[\w-]+(?:\.[\w-]+)+/.exec(text)?.[0];
  return name ? ` ${name}` : '';
}

function placeOf(groups: Record<string, string> | undefined): string | undefined {
  return groups && `${groups.host} ${groups.port}`;
}

function isHere(place: string): boolean {
  const [host = ''] = place.split(' ');
  const address = ipaddr.process(host);
  return ['loopback', 'unspecified'].includes(address.range()) || OWN_ADDRESSES.has(address.toString());
}
