/** Camera and microphone of this participant, with Chromium's own fake devices. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLocalMedia, type LocalMedia } from '../../../../renderer/call/media/local-media.ts';
import type { LocalMediaState } from '../../../../renderer/call/media/local-media-state.ts';
import type { Slot } from '../../../../renderer/call/peer/slots.ts';

const PATIENT = { timeout: 10_000, interval: 50 };

let media: LocalMedia;
/** What was sent, in turn. */
let sent: { slot: Slot; track: MediaStreamTrack | null; mayBeSent: boolean }[];

beforeEach(() => {
  media = createLocalMedia();
  sent = [];
  media.onTrack((slot, track) => sent.push({ slot, track, mayBeSent: track?.readyState !== 'ended' }));
});

afterEach(() => {
  media.close();
  vi.restoreAllMocks();
});

function state(): LocalMediaState {
  return media.store.getState();
}

function sentNow(slot: 'camera' | 'microphone'): MediaStreamTrack {
  const track = media.track(slot);
  if (!track) throw new Error(`no ${slot} is sent`);
  return track;
}

/** The share of sharp edges in a picture, 0…1, by what its points differ from their neighbours. */
async function sharpness(track: MediaStreamTrack): Promise<number> {
  const video = Object.assign(document.createElement('video'), { muted: true });
  video.srcObject = new MediaStream([track]);
  await video.play();
  await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  const context = canvas.getContext('2d');
  context?.drawImage(video, 0, 0);
  const { data, width } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [], width: 0 };
  let edges = 0;
  for (let at = 0; at < data.length - 4; at += 4) {
    if (Math.abs((data[at + 1] ?? 0) - (data[at + 5] ?? 0)) > 40 && (at / 4) % width !== width - 1) edges += 1;
  }
  video.srcObject = null;
  return (edges * 4) / data.length;
}

const listAll = MediaDevices.prototype.enumerateDevices;

/** The fake devices cannot be pulled out: the list says that they were, and their tracks end as Chromium ends them. */
function unplug(kind: 'camera' | 'microphone' | 'speaker', id: string): void {
  vi.spyOn(navigator.mediaDevices, 'enumerateDevices').mockImplementation(async () =>
    (await listAll.call(navigator.mediaDevices)).filter(({ deviceId }) => deviceId !== id),
  );
  navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  if (kind === 'speaker') return;
  const track = sentNow(kind);
  track.stop();
  track.dispatchEvent(new Event('ended'));
}

function plugIn(): void {
  vi.restoreAllMocks();
  navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
}

/** The loudest moment within a second and a half: the fake microphone beeps every second or so. */
async function loudest(track: MediaStreamTrack): Promise<number> {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context);
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let loud = 0;
  const end = performance.now() + 1_500;
  while (performance.now() < end) {
    analyser.getFloatTimeDomainData(samples);
    loud = Math.max(loud, ...samples.map(Math.abs));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await context.close();
  return loud;
}

/** As in a browser that has no such thing. */
function withoutGenerators(): () => void {
  const made = Object.getOwnPropertyDescriptor(globalThis, 'MediaStreamTrackGenerator') ?? {};
  Reflect.deleteProperty(globalThis, 'MediaStreamTrackGenerator');
  return () => Object.defineProperty(globalThis, 'MediaStreamTrackGenerator', made);
}

function idsOf(kind: 'camera' | 'microphone' | 'speaker'): string[] {
  return state().devices[kind].map(({ id }) => id);
}

test('a blurred camera shows little that is sharp, from the first picture on', async () => {
  await media.open({}, {});
  const before = await sharpness(sentNow('camera'));
  expect(before).toBeGreaterThan(0.001);
  const changing = media.setBackground('light');
  expect(media.track('camera')).toBeNull();
  expect(await changing).toBe(true);
  expect(state()).toMatchObject({ background: 'light', blur: { status: 'running' } });
  expect(await sharpness(sentNow('camera'))).toBeLessThan(before / 2);
  expect(sentNow('camera').getSettings().height).toBe(720);

  await media.setBackground('off');
  expect(await sharpness(sentNow('camera'))).toBeGreaterThan(0.001);
  expect(state().blur).toEqual({ status: 'idle' });
}, 30_000);

test('a blur that was remembered is there with the first picture, stays with another camera, and tells its cost', async () => {
  await media.open({}, { background: 'strong' });
  expect(sent.filter(({ slot }) => slot === 'camera')).toHaveLength(1);
  const first = sentNow('camera');
  expect(await sharpness(first)).toBeLessThan(0.001);
  await expect.poll(() => state().blur, PATIENT).toMatchObject({ status: 'running', cost: { isTooSlow: false } });
  const { blur } = state();
  expect(blur.status === 'running' && blur.cost?.coreShare).toBeGreaterThan(0);

  sent = [];
  await media.chooseDevice('camera', idsOf('camera')[2] ?? '');
  // One was replaced by the other, without nothing in between, and the first has ended only then.
  expect(sent.map(({ mayBeSent }) => mayBeSent)).toEqual([true]);
  expect(first.readyState).toBe('ended');
  expect(state().camera).toMatchObject({ status: 'on', deviceId: idsOf('camera')[2] });
  expect(await sharpness(sentNow('camera'))).toBeLessThan(0.001);

  await media.setCameraOn(false);
  expect(media.track('camera')).toBeNull();
  await media.setCameraOn(true);
  expect(await sharpness(sentNow('camera'))).toBeLessThan(0.001);
}, 30_000);

test('where nothing can be blurred, a camera that was seen goes on, and one that was not stays off', async () => {
  const restore = withoutGenerators();
  try {
    await media.open({}, {});
    const plain = sentNow('camera');
    expect(await media.setBackground('strong')).toBe(false);
    expect(sentNow('camera')).toBe(plain);
    expect(state()).toMatchObject({ background: 'off', blur: { status: 'failed' }, camera: { status: 'on' } });

    await media.open({}, { background: 'strong' });
    expect(state().camera).toEqual({ status: 'failed', reason: 'no-blur' });
    expect(media.track('camera')).toBeNull();
    expect(state().microphone.status).toBe('on');
    await media.setBackground('off');
    await expect.poll(() => state().camera.status, PATIENT).toBe('on');
  } finally {
    restore();
  }
}, 30_000);

test('strong noise suppression lets sound through, and goes along with another microphone', async () => {
  await media.open({}, { withCamera: false });
  const plain = sentNow('microphone');
  await media.setVoice({ ...state().voice, noiseSuppression: 'strong' });
  await expect.poll(() => state().quiet.status, PATIENT).toBe('running');
  const quiet = sentNow('microphone');
  expect(quiet).not.toBe(plain);
  expect(plain.readyState).toBe('ended');
  expect(await loudest(quiet)).toBeGreaterThan(0.001);

  await media.chooseDevice('microphone', idsOf('microphone').at(-1) ?? '');
  await expect.poll(() => quiet.readyState, PATIENT).toBe('ended');
  expect(state().quiet.status).toBe('running');
  expect(sent.every(({ track }) => track !== null)).toBe(true);
  await media.setVoice({ ...state().voice, noiseSuppression: 'off' });
  expect(state().quiet).toEqual({ status: 'idle' });
}, 30_000);

test('echo cancellation and gain are switched without a gap', async () => {
  await media.open({}, { withCamera: false });
  expect(sentNow('microphone').getSettings()).toMatchObject({ echoCancellation: true, autoGainControl: true });
  const before = sentNow('microphone');
  sent = [];
  await media.setVoice({ echoCancellation: false, noiseSuppression: 'off', autoGainControl: false });
  expect(sent.map(({ mayBeSent }) => mayBeSent)).toEqual([true]);
  expect(before.readyState).toBe('ended');
  const settings = sentNow('microphone').getSettings();
  expect(settings).toMatchObject({ echoCancellation: false, noiseSuppression: false, autoGainControl: false });
});

test('an unplugged microphone is replaced and named; the chosen one is taken again when it returns', async () => {
  await media.open({}, { withCamera: false });
  const [chosen = ''] = idsOf('microphone').filter((id) => id !== 'default');
  await media.chooseDevice('microphone', chosen);
  const { label = '' } = state().devices.microphone.find(({ id }) => id === chosen) ?? {};
  unplug('microphone', chosen);
  await expect
    .poll(() => state().deviceNews, PATIENT)
    .toMatchObject({ kind: 'microphone', change: 'unplugged', device: label });
  expect(state().microphone.status).toBe('on');
  expect(state().deviceNews?.now).not.toBe('');
  expect(state().deviceNews?.now).not.toBe(label);
  expect(sentNow('microphone').readyState).toBe('live');

  plugIn();
  await expect.poll(() => state().deviceNews, PATIENT).toMatchObject({ change: 'returned', device: label });
  expect(state().microphone).toEqual({ status: 'on', deviceId: chosen });
}, 20_000);

test('an unplugged speaker gives way to the system’s own', async () => {
  await media.open({}, { withCamera: false });
  const chosen = idsOf('speaker').at(-1) ?? '';
  await media.chooseDevice('speaker', chosen);
  unplug('speaker', chosen);
  await expect.poll(() => state().deviceNews, PATIENT).toMatchObject({ kind: 'speaker', change: 'unplugged' });
  expect(state().speakerId).toBeUndefined();
  plugIn();
  await expect.poll(() => state().speakerId, PATIENT).toBe(chosen);
});
