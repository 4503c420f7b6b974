import type { VideoQuality } from '../peer/quality.ts';

/** What was applied last. Reading and setting parameters wait for the threads that encode: no more often than needed. */
const applied = new WeakMap<RTCRtpSender, string>();
/** What is to be applied, of senders that are at it. */
const wishes = new WeakMap<RTCRtpSender, VideoQuality>();
/** Parameters read before another change are stale (W3C WebRTC, RTCRtpSender.setParameters): a key frame is one. */
const ATTEMPTS = 3;

/** What an encoder gives up when it has too little: W3C mst-content-hint, section 5; the types lack the last one. */
type DegradationPreference = RTCDegradationPreference | 'maintain-framerate-and-resolution';

/**
 * Limits a sender's first encoding; of several wishes at once the last one counts. A sender that is not negotiated or
 * stopped is left alone.
 * @param preference without one the encoder's own: it follows the track's content hint
 */
export async function limitSender(
  sender: RTCRtpSender,
  quality: VideoQuality,
  preference?: DegradationPreference,
): Promise<void> {
  const isAtIt = wishes.has(sender);
  wishes.set(sender, quality);
  if (isAtIt) return;
  let done: VideoQuality | undefined;
  while (done !== wishes.get(sender)) {
    done = wishes.get(sender) ?? quality;
    await setQuality(sender, done, preference);
  }
  wishes.delete(sender);
}

async function setQuality(
  sender: RTCRtpSender,
  quality: VideoQuality,
  preference: DegradationPreference | undefined,
): Promise<void> {
  const height = sender.track?.getSettings().height;
  const wanted = JSON.stringify([height, quality]);
  if (!height || applied.get(sender) === wanted) return;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const parameters = sender.getParameters();
    const encoding = parameters.encodings[0];
    if (!encoding) return;
    encoding.scaleResolutionDownBy = Math.max(1, height / quality.maxHeight);
    encoding.maxBitrate = quality.maxBitrate;
    encoding.maxFramerate = quality.maxFramerate;
    encoding.active = quality.isActive;
    if (preference) Object.assign(parameters, { degradationPreference: preference });
    const isSet = await sender.setParameters(parameters).then(
      () => true,
      () => false,
    );
    if (!isSet) continue;
    applied.set(sender, wanted);
    return;
  }
}
