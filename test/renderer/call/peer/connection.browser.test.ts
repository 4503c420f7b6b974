/** Two connections of one pair, in one page: what of the remote end is shown, and what is refused. */
import { afterEach, expect, test, vi } from 'vitest';
import { EncodingWay } from '../../../../renderer/call/encode/encoding-way.ts';
import { type Certificate, createCertificate } from '../../../../renderer/call/peer/certificate.ts';
import { Connection, type ConnectionRefusal } from '../../../../renderer/call/peer/connection.ts';
import { ControlChannel } from '../../../../renderer/call/peer/control-channel.ts';
import { fingerprintByOffer } from '../../../../renderer/call/peer/fingerprint-by-offer.ts';
import type { NegotiationSignal } from '../../../../renderer/call/peer/signal.ts';
import { SLOTS } from '../../../../renderer/call/peer/slots.ts';
import type { Pair } from '../../../../renderer/call/seal/pair/pair.ts';
import { freshRoom, join, pairUp } from '../seal/participants.ts';

type End = {
  connection: Connection;
  control: ControlChannel;
  stream: MediaStream;
  refusals: ConnectionRefusal[];
  isOpen: boolean;
  /** Types of what the other end has said. */
  heard: string[];
};

const LIMITED = { maxHeight: 180, maxBitrate: 123_000, maxFramerate: 12, isActive: true };

const ends: End[] = [];

afterEach(() => {
  vi.restoreAllMocks();
  for (const { connection, control } of ends.splice(0)) {
    control.detach();
    connection.close();
  }
});

/** People whose cards name these certificates, and what each has with the other. */
async function pairOf(one: Certificate, other: Certificate): Promise<[Pair, Pair]> {
  const room = await freshRoom();
  const [ana, ben] = await Promise.all([
    join(room, 'Ana', { fingerprint: one.fingerprint }),
    join(room, 'Ben', { fingerprint: other.fingerprint }),
  ]);
  return pairUp(ana, ben);
}

type Side = { pair: Pair; certificate: Certificate; isOwn: boolean; camera?: MediaStreamTrack };

/** @param change what happens to a signal on its way */
function openEnd({ pair, certificate, isOwn, camera }: Side, to: () => End, change = unchanged): End {
  const stream = new MediaStream();
  const refusals: ConnectionRefusal[] = [];
  const heard: string[] = [];
  const end: Partial<End> & Pick<End, 'isOpen'> = { stream, refusals, isOpen: false, heard };
  const control = new ControlChannel({
    onFrame: (frame) => heard.push('type' in frame ? frame.type : 'spoken'),
    onOpen: () => {
      end.isOpen = true;
      control.send({ type: 'stuck' });
    },
    onClose: () => undefined,
  });
  const connection = new Connection({
    pair,
    certificate,
    isOwn,
    ways: {},
    streams: { person: stream, share: new MediaStream() },
    encodingWay: new EncodingWay(undefined, () => false),
    track: (slot) => (slot === 'camera' && camera ? camera : null),
    quality: { camera: LIMITED, screen: LIMITED },
    sendSignal: (signal) =>
      void to()
        .connection.receive(change(signal))
        .catch(() => undefined),
    onControl: (channel, gate) => control.attach(channel, gate),
    onBeatChannel: () => undefined,
    onFileChannel: () => undefined,
    onRefused: (reason) => refusals.push(reason),
  });
  const whole = Object.assign(end, { connection, control }) as End;
  ends.push(whole);
  return whole;
}

function unchanged(signal: NegotiationSignal): NegotiationSignal {
  return signal;
}

function connect(one: Omit<Side, 'isOwn'>, other: Omit<Side, 'isOwn'>, change = unchanged): [End, End] {
  const here: End = openEnd({ ...one, isOwn: true }, () => there);
  const there: End = openEnd({ ...other, isOwn: false }, () => here, change);
  here.connection.offer();
  return [here, there];
}

function changedFingerprints(sdp: string): string {
  return sdp.replaceAll(/(?<=sha-256 )../g, (digits) => (digits === '00' ? '01' : '00'));
}

function play(stream: MediaStream): HTMLVideoElement {
  const player = Object.assign(document.createElement('video'), { muted: true, autoplay: true, srcObject: stream });
  document.body.append(player);
  return player;
}

async function showsFrames(player: HTMLVideoElement): Promise<boolean> {
  const before = player.getVideoPlaybackQuality().totalVideoFrames;
  await new Promise((resolve) => setTimeout(resolve, 500));
  return player.getVideoPlaybackQuality().totalVideoFrames > before;
}

function cameraBitrate(connection: RTCPeerConnection): number | undefined {
  return connection.getSenders()[SLOTS.indexOf('camera')]?.getParameters().encodings[0]?.maxBitrate;
}

async function neverShown(seen: readonly End[], durationMs: number): Promise<void> {
  const deadline = performance.now() + durationMs;
  while (performance.now() < deadline) {
    for (const { stream, isOpen } of seen) expect([stream.getTracks().length, isOpen]).toEqual([0, false]);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('with the certificates of the cards both ends open, and are shown only then', async () => {
  const [one, other] = await Promise.all([createCertificate(), createCertificate()]);
  const [pair, back] = await pairOf(one, other);
  const [here, there] = connect({ pair, certificate: one }, { pair: back, certificate: other });
  expect(here.stream.getTracks()).toEqual([]);
  for (const end of [here, there]) {
    await vi.waitFor(
      () => expect([end.isOpen, end.connection.isProven, end.refusals]).toEqual([true, true, []]),
      5_000,
    );
    expect(end.stream.getTracks()).toHaveLength(2);
  }
});

test.each([
  ['who made the channel', 0],
  ['the other', 1],
])(
  '%s takes long to prove themselves: nothing is said before that, and nobody is taken for another',
  async (_, slow) => {
    const sent = vi.spyOn(RTCDataChannel.prototype, 'send');
    const saidBefore: number[] = [];
    const [one, other] = await Promise.all([createCertificate(), createCertificate()]);
    const pairs = await pairOf(one, other);
    for (const [index, pair] of pairs.entries()) {
      const prove = pair.proveChannel.bind(pair);
      vi.spyOn(pair, 'proveChannel').mockImplementation(async (fingerprints) => {
        if (index === slow) await new Promise((resolve) => setTimeout(resolve, 500));
        saidBefore[index] = sent.mock.calls.length;
        return prove(fingerprints);
      });
    }
    const [here, there] = connect({ pair: pairs[0], certificate: one }, { pair: pairs[1], certificate: other });
    for (const end of [here, there]) {
      await vi.waitFor(() => expect([end.isOpen, end.heard, end.refusals]).toEqual([true, ['stuck'], []]), 5_000);
    }
    expect(saidBefore).toEqual([0, 1]);
  },
);

test('both restart ICE at once: pictures go on, as small as before', async () => {
  const described = vi.spyOn(RTCPeerConnection.prototype, 'setLocalDescription');
  const [one, other] = await Promise.all([createCertificate(), createCertificate()]);
  const [pair, back] = await pairOf(one, other);
  const media = await navigator.mediaDevices.getUserMedia({ video: true });
  const [camera] = media.getVideoTracks();
  if (!camera) throw new Error('no camera');
  const [here, there] = connect({ pair, certificate: one, camera }, { pair: back, certificate: other, camera });
  const players = [here, there].map(({ stream }) => play(stream));
  const connections = () => [...new Set(described.mock.contexts as RTCPeerConnection[])];
  const expectPictures = () =>
    vi.waitFor(async () => {
      expect(connections().map(cameraBitrate)).toEqual([LIMITED.maxBitrate, LIMITED.maxBitrate]);
      expect(await Promise.all(players.map(showsFrames))).toEqual([true, true]);
    }, 5_000);
  await expectPictures();

  const offers = () =>
    connections().map(({ localDescription }) => localDescription?.sdp.match(/a=ice-ufrag:(.*)/)?.[1]);
  const before = offers();
  here.connection.restartIce();
  there.connection.restartIce();
  await vi.waitFor(() => {
    for (const [index, name] of offers().entries()) expect(name).not.toBe(before[index]);
    expect([here.connection.isStanding, there.connection.isStanding]).toEqual([true, true]);
  }, 5_000);
  await expectPictures();
  camera.stop();
});

test('no picture is held back for sound whose clock rests while it is muted: they are not played in sync', async () => {
  const streamIds: string[] = [];
  const [one, other] = await Promise.all([createCertificate(), createCertificate()]);
  const [pair, back] = await pairOf(one, other);
  const [here, there] = connect({ pair, certificate: one }, { pair: back, certificate: other }, (signal) => {
    const sdp = signal.type === 'description' ? signal.description.sdp : '';
    streamIds.push(...[...sdp.matchAll(/^a=msid:(\S+)/gm)].map(([, id = '']) => id));
    return signal;
  });
  await vi.waitFor(() => expect([here.isOpen, there.isOpen]).toEqual([true, true]), 5_000);
  expect(streamIds).toEqual(SLOTS.map(() => '-'));
});

test('a busy page that learns late how its transport was secured waits for it, and refuses nobody', async () => {
  const lateAt = performance.now() + 1_000;
  const isLate = (): boolean => performance.now() < lateAt;
  const { getRemoteCertificates } = RTCDtlsTransport.prototype;
  const { getStats } = RTCPeerConnection.prototype;
  vi.spyOn(RTCDtlsTransport.prototype, 'getRemoteCertificates').mockImplementation(function (this: RTCDtlsTransport) {
    return isLate() ? [] : getRemoteCertificates.call(this);
  });
  vi.spyOn(RTCPeerConnection.prototype, 'getStats').mockImplementation(async function (this: RTCPeerConnection) {
    return isLate() ? new Map() : getStats.call(this);
  });
  const [anaCertificate, benCertificate] = await Promise.all([createCertificate(), createCertificate()]);
  const [ana, ben] = await pairOf(anaCertificate, benCertificate);
  const both = connect({ pair: ana, certificate: anaCertificate }, { pair: ben, certificate: benCertificate });
  await vi.waitFor(() => expect(both.map(({ isOpen }) => isOpen)).toEqual([true, true]), 5_000);
  expect(performance.now()).toBeGreaterThan(lateAt);
  expect(both.flatMap(({ refusals }) => refusals)).toEqual([]);
});

test('another certificate than the card’s is refused before anything connects', async () => {
  const [one, other, third] = await Promise.all([createCertificate(), createCertificate(), createCertificate()]);
  const [pair, back] = await pairOf(one, other);
  const [here, there] = connect({ pair, certificate: one }, { pair: back, certificate: third });
  await vi.waitFor(() => expect(here.refusals).toEqual(['wrong-fingerprint']), 5_000);
  await neverShown([here, there], 500);
});

test('unknown key share: somebody who shows another’s fingerprint as their own is connected with that other, and refused', async () => {
  const [one, other] = await Promise.all([createCertificate(), createCertificate()]);
  // Mallory's card towards Ana has Ben's fingerprint, and towards Ben Ana's: descriptions fit, keys do not.
  const [towardsMallory] = await pairOf(one, other);
  const [, fromMallory] = await pairOf(one, other);
  const [here, there] = connect({ pair: towardsMallory, certificate: one }, { pair: fromMallory, certificate: other });
  await vi.waitFor(() => expect([...here.refusals, ...there.refusals]).toContain('wrong-proof'), 8_000);
  await neverShown([here, there], 500);
});

test('a fingerprint that is changed on its way is refused by Chromium or by us: nothing is shown', async () => {
  const [one, other] = await Promise.all([createCertificate(), createCertificate()]);
  const [pair, back] = await pairOf(one, other);
  const change = (signal: NegotiationSignal): NegotiationSignal =>
    signal.type === 'description'
      ? {
          ...signal,
          description: { ...signal.description, sdp: changedFingerprints(signal.description.sdp) },
        }
      : signal;
  const [here, there] = connect({ pair, certificate: one }, { pair: back, certificate: other }, change);
  await neverShown([here, there], 1_500);
});

test('who never proves themselves is refused after fifteen seconds', async () => {
  const [one, other] = await Promise.all([createCertificate(), createCertificate()]);
  const [pair, back] = await pairOf(one, other);
  const [here, there] = connect({ pair, certificate: one }, { pair: back, certificate: other });
  there.control.attach = () => undefined;
  await vi.waitFor(() => expect(here.refusals).toEqual(['no-proof']), { timeout: 19_000, interval: 100 });
  expect(here.stream.getTracks()).toEqual([]);
}, 25_000);

test('a browser that does not tell its certificate’s fingerprint finds it in an offer', async () => {
  const { certificate, fingerprint } = await createCertificate();
  expect(await fingerprintByOffer(certificate)).toEqual(fingerprint);
});
