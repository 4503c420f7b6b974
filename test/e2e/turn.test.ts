/** Those who cannot reach each other meet at a TURN server: a real coturn and a real Chromium. */
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { freshIceServers } from '../../signalling/connection/turn.ts';
import { startSignallingServer } from '../../signalling/server.ts';
import type { IceServer } from '../../signalling/server-options.ts';
import { findChromium } from '../support/chromium.ts';
import { QUIET_FLAGS } from '../support/chromium-flags.ts';
import { type Coturn, startCoturn } from '../support/coturn.ts';
import { SignallingClient } from '../support/signalling-client.ts';
import { systemPackage } from '../support/system-package.ts';

const SECRET = 'known to both servers';
const turnserver = await systemPackage('coturn', 'turnserver');
let coturn: Coturn | undefined;
let browser: Browser;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  if (turnserver === undefined) return;
  coturn = await startCoturn(turnserver, SECRET);
  browser = await chromium.launch({ executablePath: findChromium() ?? '', args: QUIET_FLAGS });
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

afterAll(async () => {
  await browser?.close();
  await coturn?.stop();
});

function turn(secret = SECRET) {
  return { urls: [coturn?.url ?? ''], secret, ttlSeconds: 60 };
}

test.skipIf(turnserver === undefined)(
  'coturn: credentials of the welcome carry data where only a relay does',
  async () => {
    const server = await startSignallingServer({ turn: turn() });
    closing.push(() => server.close());
    const [, { ice }] = await SignallingClient.join(server.origin);
    const relayed = await callThroughRelay(await browser.newPage(), ice);
    expect(relayed).toMatchObject({ received: 'hello', errors: [] });
    expect(relayed.candidateTypes).toEqual(['relay']);
  },
);

test.skipIf(turnserver === undefined).each([
  ['have ended', () => freshIceServers({ iceServers: [], turn: turn() }, Date.now() - 3_600_000)],
  ['are of another secret', () => freshIceServers({ iceServers: [], turn: turn('guessed') })],
])('coturn: credentials that %s get no relay', async (_, credentials) => {
  const relayed = await callThroughRelay(await browser.newPage(), credentials().ice);
  expect(relayed).toEqual({ received: undefined, candidateTypes: [], errors: [401] });
});

type Relayed = { received: string | undefined; candidateTypes: string[]; errors: number[] };

/** Connects two ends in one page by relayed candidates alone, and sends a word. */
function callThroughRelay(page: Page, iceServers: IceServer[]): Promise<Relayed> {
  return page.evaluate(async (servers) => {
    const configuration = { iceServers: servers as RTCIceServer[], iceTransportPolicy: 'relay' } as const;
    const [one, other] = [new RTCPeerConnection(configuration), new RTCPeerConnection(configuration)];
    const types = new Set<string>();
    const errors = new Set<number>();
    const gathered = new Promise<void>((resolve) => {
      one.onicecandidateerror = ({ errorCode }) => errors.add(errorCode);
      one.onicecandidate = ({ candidate }) => {
        if (!candidate) return resolve();
        types.add(candidate.type ?? '');
        void other.addIceCandidate(candidate);
      };
    });
    other.onicecandidate = ({ candidate }) => candidate && void one.addIceCandidate(candidate);
    const received = new Promise<string>((resolve) => {
      other.ondatachannel = ({ channel }) => {
        channel.onmessage = ({ data }) => resolve(String(data));
      };
    });
    const channel = one.createDataChannel('word');
    channel.onopen = () => channel.send('hello');
    await one.setLocalDescription();
    await other.setRemoteDescription(one.localDescription as RTCSessionDescription);
    await other.setLocalDescription();
    await one.setRemoteDescription(other.localDescription as RTCSessionDescription);
    await gathered;
    const word = types.size === 0 ? undefined : await received;
    one.close();
    other.close();
    return { received: word, candidateTypes: [...types], errors: [...errors] };
  }, iceServers);
}
