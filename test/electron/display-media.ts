import type { Session, Streams } from 'electron';
import { type Asker, type MediaType, type Permissions, securityOrigin } from './permissions.ts';

export type DisplayMediaHandler = NonNullable<Parameters<Session['setDisplayMediaRequestHandler']>[0]>;

/** `refusal`: message and name of the DOMException that the page gets. */
export type DisplayMediaAnswer = { refusal?: [message: string, name: string]; audio: boolean };

const NOT_SUPPORTED = refused('Not supported', 'NotSupportedError');
const NOT_ALLOWED = refused('Permission denied', 'NotAllowedError');
/** Blink's name for CAPTURE_FAILURE, which is what Electron answers whenever the callback gives no source. */
const CAPTURE_FAILURE = refused('Error starting capture', 'AbortError');

const SOURCE_ID = /^(screen|window|web-contents-media-stream):/;

function refused(message: string, name: string): DisplayMediaAnswer {
  return { refusal: [message, name], audio: false };
}

/** A page's getDisplayMedia: first the permission, then the handler that chooses. */
export async function requestDisplayMedia(
  handler: DisplayMediaHandler | null,
  permissions: Permissions,
  asker: Asker,
  { video, audio }: { video: boolean; audio: boolean },
): Promise<DisplayMediaAnswer> {
  const mediaTypes: MediaType[] = [...(video ? ['video' as const] : []), ...(audio ? ['audio' as const] : [])];
  if (!(await permissions.request('display-capture', asker, mediaTypes))) return NOT_ALLOWED;
  if (!handler) return NOT_SUPPORTED;
  const request = {
    frame: asker.frame,
    securityOrigin: securityOrigin(asker.frame),
    videoRequested: video,
    audioRequested: audio,
    userGesture: true,
  };
  return new Promise((resolve) => {
    let isAnswered = false;
    const callback = (streams: Streams | null): void => {
      if (isAnswered) throw new Error('One-time callback was called more than once');
      isAnswered = true;
      const problem = streams ? problemOf(streams, { video, audio }) : undefined;
      const isChosen = streams && !problem && isKnownSource(streams);
      resolve(isChosen ? { audio: audio && streams.audio !== undefined } : CAPTURE_FAILURE);
      if (problem) throw new TypeError(problem);
    };
    try {
      handler(request, callback);
    } catch (error) {
      console.error('Uncaught exception in the display media request handler:', error);
    }
  });
}

/**
 * Electron's own checks, in its order and words.
 * https://github.com/electron/electron/blob/main/shell/browser/electron_browser_context.cc (DisplayMediaDeviceChosen)
 */
function problemOf(streams: Streams, asked: { video: boolean; audio: boolean }): string | undefined {
  if (typeof streams !== 'object') {
    return 'Display Media Request streams callback must be called with null or a valid object';
  }
  if (asked.video && 'video' in streams && !isSource(streams.video) && !isFrame(streams.video)) {
    return 'video must be a WebFrameMain or DesktopCapturerSource';
  }
  if (asked.audio && 'audio' in streams && typeof streams.audio !== 'string' && !isFrame(streams.audio)) {
    return 'audio must be a WebFrameMain, "loopback" or "loopbackWithMute"';
  }
  return asked.video && !('video' in streams) ? 'Video was requested, but no video stream was provided' : undefined;
}

function isSource(value: unknown): value is { id: string; name: string } {
  const { id, name } = (value ?? {}) as { id?: unknown; name?: unknown };
  return typeof id === 'string' && typeof name === 'string';
}

function isFrame(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'routingId' in value;
}

function isKnownSource({ video }: Streams): boolean {
  return !isSource(video) || SOURCE_ID.test(video.id);
}
