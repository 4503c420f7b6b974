/** Sound that is encoded once: a real encoder, and receivers of the same page that listen. */
import { afterEach, expect, test, vi } from 'vitest';
import { EncodingWay } from '../../../../renderer/call/encode/encoding-way.ts';
import { SharedEncoders } from '../../../../renderer/call/encode/shared-encoders.ts';
import type { Sound, SoundSlot } from '../../../../renderer/call/encode/sound.ts';
import { ALL_SENT } from '../../../../renderer/call/health/sent.ts';
import type { LocalMedia } from '../../../../renderer/call/media/local-media.ts';
import type { Slot } from '../../../../renderer/call/peer/slots.ts';
import { Line } from './line.ts';

const PATIENT = { timeout: 5_000, interval: 20 };
/** Of a tone whose amplitude is 0.5. */
const AUDIBLE = 0.1;

/** What Firefox 153 asks for. */
const FIREFOX = 'maxplaybackrate=48000;stereo=1;useinbandfec=1';

type Open = ReturnType<typeof openEncoders>;
type Receiver = { way: EncodingWay; sound: Sound; sender: RTCRtpSender; line: Line; loudness(): number };

const undo: (() => void)[] = [];

afterEach(() => {
  for (const one of undo.splice(0)) one();
  vi.restoreAllMocks();
});

/** A tone without an end. */
function openTone(context: AudioContext): MediaStreamTrack {
  const tone = new OscillatorNode(context, { frequency: 440 });
  const destination = new MediaStreamAudioDestinationNode(context);
  tone.connect(new GainNode(context, { gain: 0.5 })).connect(destination);
  tone.start();
  const [track] = destination.stream.getAudioTracks();
  if (!track) throw new Error('no tone');
  undo.push(() => track.stop());
  return track;
}

function openEncoders(source: SoundSlot = 'microphone') {
  const context = new AudioContext();
  undo.push(() => void context.close());
  const tone = openTone(context);
  let track: MediaStreamTrack | null = tone;
  const listeners = new Set<(slot: Slot, track: MediaStreamTrack | null) => void>();
  const media: Pick<LocalMedia, 'track' | 'onTrack'> = {
    track: (slot) => (slot === source ? track : null),
    onTrack: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const made = vi.spyOn(RTCPeerConnection.prototype, 'addTransceiver');
  const encoders = new SharedEncoders(media);
  undo.push(() => encoders.close());
  const [near] = new Set(made.mock.contexts as RTCPeerConnection[]);
  if (!near) throw new Error('no pair');
  const setMuted = (isMuted: boolean) => {
    track = isMuted ? null : tone;
    for (const listener of listeners) listener(source, track);
  };
  return { context, encoders, media, near, setMuted, source };
}

async function receive(
  { context, encoders, media, source }: Open,
  { isShared = true, ...options }: { isOffering?: boolean; opusParameters?: string; isShared?: boolean } = {},
): Promise<Receiver> {
  const line = new Line({ slot: source, ...options });
  undo.push(() => line.close());
  const way = new EncodingWay(isShared ? encoders : undefined, () => false);
  const { sound, sender } = await line.connect((sender) => {
    const sound = way.openSound(source, sender);
    sound.replaceTrack(media.track(source));
    return { sound, sender };
  });
  sound.begin();
  const stream = new MediaStream([await line.track]);
  const player = new Audio();
  Object.assign(player, { srcObject: stream, muted: true, autoplay: true });
  undo.push(() => {
    player.srcObject = null;
  });
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  new MediaStreamAudioSourceNode(context, { mediaStream: stream }).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const loudness = (): number => {
    analyser.getFloatTimeDomainData(samples);
    return Math.max(...samples.map(Math.abs));
  };
  return { way, sound, sender, line, loudness };
}

async function expectHeard(...receivers: Receiver[]): Promise<void> {
  await vi.waitFor(() => {
    for (const one of receivers) expect(one.loudness()).toBeGreaterThan(AUDIBLE);
  }, PATIENT);
}

async function expectSilent(receiver: Receiver): Promise<void> {
  await vi.waitFor(() => expect(receiver.loudness()).toBeLessThan(0.01), PATIENT);
}

/** Milliseconds, of so many. */
async function longestSilence({ loudness }: Receiver, duration: number): Promise<number> {
  const beganAt = performance.now();
  let [heardAt, longest] = [beganAt, 0];
  for (let now = beganAt; now < beganAt + duration; now = performance.now()) {
    longest = Math.max(longest, now - heardAt);
    if (loudness() > AUDIBLE) heardAt = now;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return longest;
}

/** By how many milliseconds the clock of what is played is behind that of this page, but for where each began. */
function lagOf({ line }: Receiver): number {
  const [source] = line.receiver.getSynchronizationSources();
  if (!source) throw new Error('nothing is played');
  return source.timestamp - source.rtpTimestamp / 48;
}

async function packetsSent(sender: RTCRtpSender): Promise<number> {
  const report = [...(await sender.getStats()).values()];
  return report.find(({ type }) => type === 'outbound-rtp')?.packetsSent ?? 0;
}

/** Of a sender's own encoder: what an encoded source gives it has no source of media. */
async function mediaSources(sender: RTCRtpSender): Promise<number> {
  return [...(await sender.getStats()).values()].filter(({ type }) => type === 'media-source').length;
}

test('three receivers, also a late one, hear what one encoder makes, whoever has offered', async () => {
  const open = openEncoders();
  const two = [await receive(open), await receive(open, { isOffering: false })];
  await expectHeard(...two);
  const late = await receive(open);
  await expectHeard(...two, late);
  for (const { sender } of [...two, late]) expect(await mediaSources(sender)).toBe(0);
});

test.each([
  { isShared: true, isOffering: true },
  { isShared: true, isOffering: false },
  { isShared: false, isOffering: true },
])('a screen without sound keeps nothing of the connection, and is heard again: %o', async (options) => {
  const open = openEncoders('screenAudio');
  open.setMuted(true);
  const one = await receive(open, options);
  const isActive = () => one.sender.getParameters().encodings[0]?.active;
  for (let share = 1; share <= 2; share += 1) {
    await vi.waitFor(() => expect(isActive()).toBe(false), PATIENT);
    for (const isMuted of [false, true]) {
      open.setMuted(isMuted);
      one.sound.replaceTrack(open.media.track('screenAudio'));
      if (!isMuted) await expectHeard(one);
    }
  }
});

test('who asks for other parameters of Opus hears as well, whoever has offered', async () => {
  const open = openEncoders();
  const opusParameters = FIREFOX;
  const two = [await receive(open, { opusParameters }), await receive(open, { opusParameters, isOffering: false })];
  await expectHeard(...two);
  for (const { sender } of two) expect(await mediaSources(sender)).toBe(0);
  two[0]?.sound.encodeApart();
  await expectHeard(...two);
});

test('nobody hears who is muted, and everybody who speaks again', async () => {
  const open = openEncoders();
  const [one, other] = [await receive(open), await receive(open)];
  await expectHeard(one, other);
  open.setMuted(true);
  await expectSilent(one);
  await expectSilent(other);
  open.setMuted(false);
  await expectHeard(one, other);
});

test('who was muted for a while is not late: the clock of their sound went on', async () => {
  const open = openEncoders();
  const one = await receive(open);
  await expectHeard(one);
  const lag = lagOf(one);
  open.setMuted(true);
  await expectSilent(one);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  open.setMuted(false);
  await expectHeard(one);
  await vi.waitFor(() => expect(Math.abs(lagOf(one) - lag)).toBeLessThan(150), PATIENT);
});

test('one who goes disturbs nobody', async () => {
  const open = openEncoders();
  const [one, other] = [await receive(open), await receive(open)];
  await expectHeard(one, other);
  one.sound.close();
  one.line.close();
  for (let times = 0; times < 10; times += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(other.loudness()).toBeGreaterThan(AUDIBLE);
  }
});

test('an encoder whose own connection is lost is made anew', async () => {
  const open = openEncoders();
  const one = await receive(open);
  await expectHeard(one);
  vi.spyOn(open.near, 'connectionState', 'get').mockReturnValue('failed');
  open.near.dispatchEvent(new Event('connectionstatechange'));
  expect(open.near.signalingState).toBe('closed');
  expect(await longestSilence(one, 1_500)).toBeLessThan(500);
});

test('fewer packets and as many again, in mid-call: nobody notices', async () => {
  const open = openEncoders();
  const [one, other] = [await receive(open), await receive(open)];
  await expectHeard(one, other);
  for (const packetMs of [60, 120, 20]) {
    open.encoders.setPacketTime(packetMs);
    expect(await longestSilence(one, 600)).toBeLessThan(250);
    const before = await packetsSent(other.sender);
    expect(await longestSilence(one, 1_000)).toBeLessThan(100);
    const rate = (await packetsSent(other.sender)) - before;
    expect(Math.abs(rate * packetMs - 1_000)).toBeLessThan(250);
  }
});

test('whom nothing reaches is sent sound of their own, and the others go on', async () => {
  const open = openEncoders();
  const [one, other] = [await receive(open), await receive(open)];
  await expectHeard(one, other);
  for (let times = 0; times < 3; times += 1) one.way.noteSent({ ...ALL_SENT, sound: false });
  // Chromium's receiver waits for a second when the clock of what it hears has jumped.
  expect(await longestSilence(one, 2_500)).toBeLessThan(2_000);
  expect(await mediaSources(one.sender)).toBe(1);
  await expectHeard(one, other);
  expect(await mediaSources(other.sender)).toBe(0);
  expect(open.encoders.fallBacks['not-sent']).toBe(1);
});

test('silence that is meant makes nobody an encoder of their own', async () => {
  const open = openEncoders();
  const one = await receive(open);
  open.setMuted(true);
  one.sound.replaceTrack(null);
  for (let times = 0; times < 9; times += 1) one.way.noteSent({ ...ALL_SENT, sound: false });
  one.way.noteSent(ALL_SENT);
  expect(open.encoders.fallBacks['not-sent']).toBe(0);
});
