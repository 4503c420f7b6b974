/**
 * Writes recordings/*.json, the reports that the unit tests rest on: two connections of one pair in a real Chromium,
 * over networks of each kind. `npx tsx test/renderer/call/health/record.ts`, then `npx biome format --write` on them.
 */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { withDiscontinuousTransmission } from '../../../../renderer/call/peer/opus.ts';
import { findChromium } from '../../../support/chromium.ts';
import { MEDIA_FLAGS, SMOOTH_CAMERAS } from '../../../support/chromium-flags.ts';
import { LossyRelay, type Weather } from '../../../support/lossy-relay.ts';

type Entry = Record<string, unknown> & { id: string; type: string };
type Recorded = { before: Entry[]; now: Entry[] };

const CLEAR: Weather = { loss: 0, delayMs: 0, jitterMs: 0 };

/** What is sent, over which network. The receiving end is recorded, and of `good` the sending end too. */
const SCENES: Readonly<Record<string, { weather: Weather; slots: readonly number[]; cutMs?: number }>> = {
  good: { weather: { ...CLEAR, delayMs: 8 }, slots: [0, 1, 2, 3] },
  muted: { weather: CLEAR, slots: [] },
  lossy: { weather: { ...CLEAR, loss: 0.2, delayMs: 20 }, slots: [0, 1] },
  slow: { weather: { ...CLEAR, delayMs: 320 }, slots: [0, 1] },
  uneven: { weather: { ...CLEAR, jitterMs: 160 }, slots: [0] },
  cut: { weather: CLEAR, slots: [0, 1], cutMs: 900 },
};

const TYPES = [
  'codec',
  'media-source',
  'outbound-rtp',
  'inbound-rtp',
  'remote-inbound-rtp',
  'candidate-pair',
  'local-candidate',
  'remote-candidate',
  'transport',
];
/** Of no use here, or not for others' eyes. */
const LEFT_OUT = /address|^ip$|ufrag|UsernameFragment|foundation|trackIdentifier|relatedPort|url|sdpFmtpLine/;

function trimmed(report: Entry[]): Entry[] {
  const pairId = report.find(({ type }) => type === 'transport')?.selectedCandidatePairId;
  const pair = report.find(({ id }) => id === pairId);
  const ends = [pairId, pair?.localCandidateId, pair?.remoteCandidateId];
  const codecs = report.map(({ codecId }) => codecId);
  return report
    .filter(({ type }) => TYPES.includes(type))
    .filter(({ type, id }) => !/candidate/.test(type) || ends.includes(id))
    .filter(({ type, id }) => type !== 'codec' || codecs.includes(id))
    .map((entry) => Object.fromEntries(Object.entries(entry).filter(([key]) => !LEFT_OUT.test(key))) as Entry);
}

/** In the page: a pair with four slots, as the app makes them; what is sent is a matter of replaceTrack. */
async function openPair(slots: readonly number[]): Promise<void> {
  const [here, there] = [new RTCPeerConnection(), new RTCPeerConnection()];
  Object.assign(window, { here, there });
  here.onicecandidate = async ({ candidate }) => {
    const line = candidate && (await window.standInFor(candidate.candidate));
    if (line) await there.addIceCandidate({ candidate: line, sdpMid: candidate.sdpMid });
  };
  for (const kind of ['audio', 'video', 'video', 'audio']) here.addTransceiver(kind);
  await here.setLocalDescription();
  await there.setRemoteDescription(here.localDescription ?? { type: 'offer' });
  for (const transceiver of there.getTransceivers()) transceiver.direction = 'sendrecv';
  await there.setLocalDescription();
  await here.setRemoteDescription(await window.withDiscontinuousTransmission(there.localDescription));
  const person = await navigator.mediaDevices.getUserMedia({ audio: true, video: { height: 360 } });
  const screen = await navigator.mediaDevices.getDisplayMedia({ video: { height: 360, frameRate: 10 } });
  const [voice] = person.getAudioTracks();
  const tracks = [voice, person.getVideoTracks()[0], screen.getVideoTracks()[0], voice?.clone()];
  for (const slot of slots) await here.getTransceivers()[slot]?.sender.replaceTrack(tracks[slot] ?? null);
  for (const { receiver } of there.getTransceivers()) {
    const player = document.createElement(receiver.track.kind === 'video' ? 'video' : 'audio');
    player.muted = receiver.track.kind === 'video';
    player.srcObject = new MediaStream([receiver.track]);
    void player.play().catch(() => undefined);
    document.body.append(player);
  }
}

declare global {
  interface Window {
    standInFor(candidate: string): Promise<string | undefined>;
    withDiscontinuousTransmission(description: RTCSessionDescription | null): Promise<RTCSessionDescriptionInit>;
    here: RTCPeerConnection;
    there: RTCPeerConnection;
  }
}

function read(page: Page, end: 'here' | 'there'): Promise<Entry[]> {
  return page.evaluate(async (name) => {
    const entries: Entry[] = [];
    for (const [, entry] of await window[name].getStats()) entries.push(entry);
    return entries;
  }, end);
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}

/** @param disturb happens in the two seconds that are recorded */
async function record(page: Page, disturb: () => Promise<void>): Promise<Recorded[]> {
  const ends = ['here', 'there'] as const;
  const before = await Promise.all(ends.map((end) => read(page, end)));
  await Promise.all([pause(2_000), disturb()]);
  const now = await Promise.all(ends.map((end) => read(page, end)));
  return before.map((report, index) => ({ before: trimmed(report), now: trimmed(now[index] ?? []) }));
}

function write(name: string, recorded: Recorded | undefined): void {
  const path = fileURLToPath(new URL(`recordings/${name}.json`, import.meta.url));
  writeFileSync(path, `${JSON.stringify(recorded)}\n`);
}

// Devices are for secure pages: localhost is one.
const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end('<body>'));
await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
const address = server.address();
const executablePath = findChromium();
const args = [...MEDIA_FLAGS, SMOOTH_CAMERAS];
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args });
for (const [name, { weather, slots, cutMs = 0 }] of Object.entries(SCENES)) {
  const relay = new LossyRelay();
  const page = await browser.newPage();
  await page.exposeFunction('standInFor', (candidate: string) => relay.standInFor(candidate));
  await page.exposeFunction('withDiscontinuousTransmission', withDiscontinuousTransmission);
  await page.goto(`http://localhost:${typeof address === 'object' ? address?.port : 0}`);
  await page.evaluate(openPair, slots);
  await page.waitForFunction(() => window.there.connectionState === 'connected');
  relay.weather = weather;
  // Long enough for the bandwidth estimate and for the receivers' reports, which come every five seconds.
  await pause(8_000);
  const [sending, receiving] = await record(page, async () => {
    if (cutMs > 0) relay.weather = { ...weather, loss: 1 };
    await pause(cutMs);
    relay.weather = weather;
  });
  if (name === 'good') write('sending', sending);
  write(name, receiving);
  await page.close();
  relay.close();
}
await browser.close();
server.close();
