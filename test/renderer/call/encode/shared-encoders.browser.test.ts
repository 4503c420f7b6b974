/** Real encoders, and receivers of the same page. */
import { afterEach, expect, test, vi } from 'vitest';
import { EncodingWay } from '../../../../renderer/call/encode/encoding-way.ts';
import type { PictureSlot, Pictures } from '../../../../renderer/call/encode/pictures.ts';
import { SharedEncoders } from '../../../../renderer/call/encode/shared-encoders.ts';
import { ALL_SENT } from '../../../../renderer/call/health/sent.ts';
import type { LocalMedia } from '../../../../renderer/call/media/local-media.ts';
import type { VideoQuality } from '../../../../renderer/call/peer/quality.ts';
import type { Slot } from '../../../../renderer/call/peer/slots.ts';
import { Line } from './line.ts';

const LARGE: VideoQuality = { maxHeight: 360, maxBitrate: 700_000, maxFramerate: 30, isActive: true };
const SMALL: VideoQuality = { maxHeight: 180, maxBitrate: 250_000, maxFramerate: 30, isActive: true };
const PATIENT = { timeout: 5_000, interval: 50 };

type Receiver = { way: EncodingWay; pictures: Pictures; player: HTMLVideoElement; sender: RTCRtpSender; gone(): void };

type ReceiverOptions = { slot?: PictureSlot; onlyCodec?: 'video/VP8'; isStrained?: boolean };

type Open = Awaited<ReturnType<typeof openEncoders>>;

const undo: (() => void)[] = [];

afterEach(() => {
  for (const one of undo.splice(0)) one();
  vi.restoreAllMocks();
});

async function openCamera(): Promise<MediaStreamTrack> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 360 } });
  const [track] = stream.getVideoTracks();
  if (!track) throw new Error('no camera');
  undo.push(() => track.stop());
  return track;
}

/** A film on a screen. */
function openScreen(): MediaStreamTrack {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  let drawn = 0;
  const timer = setInterval(() => {
    drawn += 1;
    context.fillStyle = `hsl(${drawn % 360} 50% 50%)`;
    context.fillRect((drawn * 7) % canvas.width, (drawn * 5) % canvas.height, 200, 100);
  }, 50);
  const [track] = canvas.captureStream().getVideoTracks();
  if (!track) throw new Error('no screen');
  track.contentHint = 'motion';
  undo.push(() => {
    clearInterval(timer);
    track.stop();
  });
  return track;
}

/** A camera that may be exchanged for another one, and a screen. */
async function openMedia() {
  let camera: MediaStreamTrack | null = await openCamera();
  const screen = openScreen();
  const listeners = new Set<(slot: Slot, track: MediaStreamTrack | null) => void>();
  const media: Pick<LocalMedia, 'track' | 'onTrack'> = {
    track: (slot) => ({ camera, screen, microphone: null, screenAudio: null })[slot],
    onTrack: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const setCamera = (track: MediaStreamTrack | null) => {
    camera = track;
    for (const listener of listeners) listener('camera', track);
  };
  return { media, setCamera };
}

async function openEncoders() {
  const { media, setCamera } = await openMedia();
  const made = vi.spyOn(RTCPeerConnection.prototype, 'addTransceiver');
  const encoders = new SharedEncoders(media);
  undo.push(() => encoders.close());
  const [near] = new Set(made.mock.contexts as RTCPeerConnection[]);
  if (!near) throw new Error('no pair');
  return { encoders, media, setCamera, near };
}

async function receive(
  { encoders, media }: Open,
  quality: VideoQuality,
  { slot = 'camera', onlyCodec, isStrained = false }: ReceiverOptions = {},
): Promise<Receiver> {
  const line = new Line({ slot, ...(onlyCodec && { onlyCodec }) });
  undo.push(() => line.close());
  const way = new EncodingWay(encoders, () => isStrained);
  const player = Object.assign(document.createElement('video'), { muted: true, autoplay: true });
  document.body.append(player);
  const { pictures, sender } = await line.connect((sender) => {
    const pictures = way.openPictures(slot, sender);
    pictures.replaceTrack(media.track(slot));
    pictures.limit(quality);
    return { pictures, sender };
  });
  pictures.begin();
  player.srcObject = new MediaStream([await line.track]);
  const gone = (): void => {
    pictures.close();
    line.close();
  };
  return { way, pictures, player, sender, gone };
}

function shown({ player }: Receiver): number {
  return player.getVideoPlaybackQuality().totalVideoFrames;
}

/** By how many milliseconds the clock of what is shown is behind that of this page, but for where each began. */
function lagOf({ player }: Receiver): Promise<number> {
  return new Promise((resolve) => {
    player.requestVideoFrameCallback((now, { rtpTimestamp = 0 }) => resolve(now - rtpTimestamp / 90));
  });
}

/** @param lines without it any: an encoder of one's own makes smaller pictures when the computer is busy */
async function expectPictures(receivers: readonly Receiver[], lines?: number): Promise<void> {
  const before = receivers.map(shown);
  await vi.waitFor(() => {
    for (const [index, one] of receivers.entries()) {
      if (lines) expect(one.player.videoHeight, `receiver ${index}`).toBe(lines);
      expect(shown(one)).toBeGreaterThan((before[index] ?? 0) + 3);
    }
  }, PATIENT);
}

/** Milliseconds without a new picture, of so many. */
async function longestGap(receiver: Receiver, duration: number): Promise<number> {
  const beganAt = performance.now();
  let [frames, changedAt, longest] = [shown(receiver), beganAt, 0];
  for (let now = beganAt; now < beganAt + duration; now = performance.now()) {
    longest = Math.max(longest, now - changedAt);
    if (shown(receiver) !== frames) [frames, changedAt] = [shown(receiver), now];
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return longest;
}

/** By the names of those that have encoded anything. */
async function encoderNames(connection: { getStats(): Promise<RTCStatsReport> }): Promise<string[]> {
  const report = [...(await connection.getStats()).values()];
  return report
    .filter(({ type, framesEncoded }) => type === 'outbound-rtp' && framesEncoded > 0)
    .map(({ encoderImplementation }) => encoderImplementation);
}

/** Bits per second that its encoder may make, of one that has made anything. */
async function targetBitrate(connection: RTCPeerConnection): Promise<number | undefined> {
  const report = [...(await connection.getStats()).values()];
  return report.find(({ type, framesEncoded }) => type === 'outbound-rtp' && framesEncoded > 0)?.targetBitrate;
}

test('three receivers, also a late one, are sent what one encoder makes', async () => {
  const open = await openEncoders();
  const two = [await receive(open, LARGE), await receive(open, LARGE)];
  await expectPictures(two, 360);
  const late = await receive(open, LARGE);
  await expectPictures([...two, late], 360);
  expect(await encoderNames(open.near)).toEqual(['libvpx']);
  for (const { sender } of [...two, late]) expect(await encoderNames(sender)).toEqual(['ProxyVideoEncoder']);
});

test('who is sent less is sent it by another encoder, and may be sent more again', async () => {
  const open = await openEncoders();
  const [one, other] = [await receive(open, LARGE), await receive(open, SMALL)];
  await expectPictures([one], 360);
  await expectPictures([other], 180);
  expect(await encoderNames(open.near)).toHaveLength(2);
  other.pictures.limit(LARGE);
  await expectPictures([one, other], 360);
});

test.each([
  { slot: 'camera', large: LARGE, small: SMALL },
  { slot: 'screen', large: { ...LARGE, maxHeight: 720 }, small: LARGE },
] as const)('$slot, from one quality to another and back: the picture never stands still', async (shown) => {
  const { slot, large, small } = shown;
  // Each encoder's clock begins anywhere: several of them.
  const pairs = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const open = await openEncoders();
      const [one, other] = [await receive(open, large, { slot }), await receive(open, large, { slot })];
      await expectPictures([one, other], large.maxHeight);
      return { open, one };
    }),
  );
  // What they carry is known.
  await new Promise((resolve) => setTimeout(resolve, 1_600));
  for (const { open, one } of pairs) {
    for (const quality of [small, large, small]) {
      one.pictures.limit(quality);
      expect(await longestGap(one, 800)).toBeLessThan(600);
      expect(one.player.videoHeight).toBe(quality.maxHeight);
    }
    open.encoders.close();
  }
});

test('two who are sent more one shortly after the other: for neither the picture stands still', async () => {
  const open = await openEncoders();
  const large = await receive(open, LARGE);
  const [one, other] = [await receive(open, SMALL), await receive(open, SMALL)];
  await expectPictures([large], 360);
  await expectPictures([one, other], 180);
  // What they carry is known.
  await new Promise((resolve) => setTimeout(resolve, 1_600));
  one.pictures.limit(LARGE);
  // Its key frame has been made.
  await new Promise((resolve) => setTimeout(resolve, 130));
  other.pictures.limit(LARGE);
  const gaps = await Promise.all([longestGap(one, 1_000), longestGap(other, 1_000)]);
  expect(Math.max(...gaps)).toBeLessThan(300);
  expect([one, other].map(({ player }) => player.videoHeight)).toEqual([360, 360]);
});

test('a screen is encoded as AV1, once; who does not have that is sent VP8 of their own', async () => {
  const open = await openEncoders();
  const [one, other] = [await receive(open, LARGE, { slot: 'screen' }), await receive(open, LARGE, { slot: 'screen' })];
  const old = await receive(open, LARGE, { slot: 'screen', onlyCodec: 'video/VP8' });
  await expectPictures([one, other], 360);
  await expectPictures([old]);
  expect(await encoderNames(open.near)).toEqual(['libaom']);
  for (const { sender } of [one, other]) expect(await encoderNames(sender)).toEqual(['ProxyVideoEncoder']);
  expect(await encoderNames(old.sender)).toEqual(['libvpx']);
  expect(open.encoders.fallBacks['not-decoded']).toBe(1);
  old.way.encodeTogether();
  await expectPictures([one, other], 360);
  await expectPictures([old]);
});

test('nobody is sent what they do not see, and then nothing is encoded', async () => {
  const open = await openEncoders();
  const one = await receive(open, LARGE);
  await expectPictures([one], 360);
  one.pictures.limit({ ...LARGE, isActive: false });
  const encoded = async () =>
    [...(await open.near.getStats()).values()].reduce((sum, { framesEncoded = 0 }) => sum + framesEncoded, 0);
  await vi.waitFor(async () => {
    const before = await encoded();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await encoded()).toBe(before);
  }, PATIENT);
  one.pictures.limit(LARGE);
  await expectPictures([one], 360);
});

test('one who goes disturbs nobody', async () => {
  const open = await openEncoders();
  const [one, other] = [await receive(open, LARGE), await receive(open, LARGE)];
  await expectPictures([one, other], 360);
  one.gone();
  await expectPictures([other], 360);
});

test('another camera, or none for a while: the pictures go on', async () => {
  const open = await openEncoders();
  const one = await receive(open, LARGE);
  await expectPictures([one], 360);
  open.setCamera(null);
  await new Promise((resolve) => setTimeout(resolve, 500));
  open.setCamera(await openCamera());
  await expectPictures([one], 360);
});

test("nothing that Chromium believes of the encoders' own connection makes the pictures worse", async () => {
  const describe = RTCPeerConnection.prototype.setRemoteDescription;
  // Without any feedback it believes the worst, after a few seconds.
  vi.spyOn(RTCPeerConnection.prototype, 'setRemoteDescription').mockImplementation(function (
    this: RTCPeerConnection,
    description: RTCSessionDescriptionInit,
  ) {
    const sdp = description.sdp?.replaceAll(
      /^a=(rtcp-fb:\d+ (goog-remb|transport-cc)|extmap:.*transport-wide-cc.*)\r\n/gm,
      '',
    );
    return Reflect.apply(describe, this, [{ type: description.type, sdp }]);
  });
  const open = await openEncoders();
  const one = await receive(open, LARGE);
  await expectPictures([one], 360);
  for (let second = 1; second < 11; second += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await targetBitrate(open.near), `after ${second} s`).toBeGreaterThan(0.75 * LARGE.maxBitrate);
  }
});

test('encoders whose own connection is lost are made anew', async () => {
  const open = await openEncoders();
  const one = await receive(open, LARGE);
  await expectPictures([one], 360);
  vi.spyOn(open.near, 'connectionState', 'get').mockReturnValue('failed');
  open.near.dispatchEvent(new Event('connectionstatechange'));
  expect(open.near.signalingState).toBe('closed');
  expect(open.encoders.fallBacks['encoders-lost']).toBe(1);
  await expectPictures([one], 360);
});

test('whoever cannot use what all are sent is sent pictures of their own, in mid-call', async () => {
  const open = await openEncoders();
  const [one, other] = [await receive(open, LARGE), await receive(open, LARGE)];
  await expectPictures([one, other], 360);
  const lag = await lagOf(one);
  one.pictures.limit(SMALL);
  one.way.encodeApart('not-decoded');
  await expectPictures([one], 180);
  await expectPictures([other], 360);
  expect(await encoderNames(one.sender)).toEqual(['libvpx']);
  expect(await encoderNames(other.sender)).toEqual(['ProxyVideoEncoder']);
  // Where the clock jumps sound and picture are played no longer in sync, or nothing is shown.
  expect(Math.abs((await lagOf(one)) - lag)).toBeLessThan(500);
  expect(open.encoders.fallBacks).toEqual({ 'slow-network': 0, 'not-decoded': 1, 'not-sent': 0, 'encoders-lost': 0 });
  one.way.encodeTogether();
  await expectPictures([one], 180);
  expect(await encoderNames(one.sender)).toEqual(['ProxyVideoEncoder']);
  expect(Math.abs((await lagOf(one)) - lag)).toBeLessThan(500);
});

test('whose network was too slow for a while is sent what all are sent again, the second time after longer', async () => {
  const open = await openEncoders();
  const one = await receive(open, LARGE);
  const readingsUntilTogether = async (carried: number): Promise<number> => {
    one.way.encodeApart('slow-network');
    await expectPictures([one]);
    expect(await encoderNames(one.sender)).toEqual(['libvpx']);
    const pictures = vi.spyOn(one.way, 'encodeTogether');
    let readings = 0;
    for (; readings < 20 && pictures.mock.calls.length === 0; readings += 1) one.way.noteSent({ ...ALL_SENT, carried });
    pictures.mockRestore();
    return readings;
  };
  await expectPictures([one], 360);
  expect(await readingsUntilTogether(0.9 * LARGE.maxBitrate)).toBe(20);
  expect(await readingsUntilTogether(LARGE.maxBitrate)).toBe(5);
  await expectPictures([one], 360);
  expect(await encoderNames(one.sender)).toEqual(['ProxyVideoEncoder']);
  expect(await readingsUntilTogether(LARGE.maxBitrate)).toBe(10);
  await expectPictures([one], 360);
  expect(await encoderNames(one.sender)).toEqual(['ProxyVideoEncoder']);
});

test('a computer that has too much to do makes no encoder more: another whole picture has to do', async () => {
  const open = await openEncoders();
  const one = await receive(open, LARGE, { isStrained: true });
  await expectPictures([one], 360);
  one.way.encodeApart('not-decoded');
  await expectPictures([one], 360);
  expect(await encoderNames(one.sender)).toEqual(['ProxyVideoEncoder']);
});
