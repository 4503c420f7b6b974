/** The one place that opens cameras, microphones and screens. */
import type { VoiceProcessing } from './effects.ts';
import type { MediaFailure } from './local-media-state.ts';
import { hint, SCREEN_FRAMERATES, type ScreenMode } from './screen-mode.ts';

export type CaptureResult = { ok: true; track: MediaStreamTrack } | { ok: false; reason: MediaFailure };

const CAMERA: MediaTrackConstraints = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
/** Of the browser's own picker: a page that shows itself is a hall of mirrors. TypeScript's DOM types lack it. */
const PICKER = { selfBrowserSurface: 'exclude', surfaceSwitching: 'include', systemAudio: 'include' };

/** @param deviceId undefined opens the system's default */
export function openCamera(deviceId: string | undefined): Promise<CaptureResult> {
  return openOne({ video: withDevice(CAMERA, deviceId) });
}

/** @param deviceId undefined opens the system's default */
export function openMicrophone(deviceId: string | undefined, voice: VoiceProcessing): Promise<CaptureResult> {
  return openOne({ audio: withDevice(microphone(voice), deviceId) });
}

/** Both in one question to the person. When that fails each is asked for alone, to learn which one it was. */
export async function openBoth(
  ids: { microphone: string | undefined; camera: string | undefined },
  voice: VoiceProcessing,
): Promise<{ microphone: CaptureResult; camera: CaptureResult }> {
  try {
    const stream = await getUserMedia({
      audio: withDevice(microphone(voice), ids.microphone),
      video: withDevice(CAMERA, ids.camera),
    });
    return { microphone: firstOf(stream.getAudioTracks()), camera: firstOf(stream.getVideoTracks()) };
  } catch {
    const first = await openMicrophone(ids.microphone, voice);
    return { microphone: first, camera: await openCamera(ids.camera) };
  }
}

/** Whether the browser is about to ask the person. Where it does not tell, it is taken not to be. */
export async function willAsk(name: 'camera' | 'microphone'): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name })).state === 'prompt';
  } catch {
    return false;
  }
}

export type ScreenResult =
  | { ok: true; video: MediaStreamTrack; audio: MediaStreamTrack | null }
  | { ok: false; reason: 'cancelled' | 'denied' | 'failed' };

export type ScreenOptions = {
  withAudio: boolean;
  mode: ScreenMode;
  /** As the picker calls what was chosen; a browser's own picker does not tell. */
  name?: string | undefined;
};

/** The browser, or the app's main process, lets the person choose the source. */
export async function openScreen({ withAudio, mode }: ScreenOptions): Promise<ScreenResult> {
  try {
    const asked = { video: { frameRate: SCREEN_FRAMERATES[mode] }, audio: withAudio, ...PICKER };
    const stream = await navigator.mediaDevices.getDisplayMedia(asked);
    const video = stream.getVideoTracks()[0];
    if (!video) return { ok: false, reason: 'failed' };
    hint(video, mode);
    return { ok: true, video, audio: stream.getAudioTracks()[0] ?? null };
  } catch (error) {
    return { ok: false, reason: screenFailure(error) };
  }
}

async function openOne(constraints: MediaStreamConstraints): Promise<CaptureResult> {
  try {
    return firstOf((await getUserMedia(constraints)).getTracks());
  } catch (error) {
    return { ok: false, reason: mediaFailure(error) };
  }
}

/** Browsers hide `mediaDevices` from pages that are not secure contexts, whatever the types say. */
function getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (!devices) throw new DOMException('no media devices on this page', 'SecurityError');
  return devices.getUserMedia(constraints);
}

/** Noise that is taken away by ourselves is better left to one: two of them make voices thin. */
function microphone({ echoCancellation, noiseSuppression, autoGainControl }: VoiceProcessing): MediaTrackConstraints {
  return { echoCancellation, noiseSuppression: noiseSuppression === 'standard', autoGainControl };
}

function withDevice(constraints: MediaTrackConstraints, deviceId: string | undefined): MediaTrackConstraints {
  return deviceId === undefined ? constraints : { ...constraints, deviceId: { exact: deviceId } };
}

function firstOf([track]: MediaStreamTrack[]): CaptureResult {
  return track ? { ok: true, track } : { ok: false, reason: 'failed' };
}

/** W3C Media Capture and Streams, getUserMedia: the names of its failures. */
function mediaFailure(error: unknown): MediaFailure {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none-found';
    case 'NotAllowedError':
      return 'denied';
    case 'NotReadableError':
    case 'AbortError':
      return 'in-use';
    case 'SecurityError':
      return 'insecure-page';
    default:
      return 'failed';
  }
}

/** A person who closes the picker and one who forbids look alike, but for Chromium's words about the system. */
function screenFailure(error: unknown): 'cancelled' | 'denied' | 'failed' {
  if (!(error instanceof DOMException)) return 'failed';
  if (error.name !== 'NotAllowedError') return 'failed';
  return error.message.includes('by system') ? 'denied' : 'cancelled';
}
