/** How much each receiver is sent. One encoder runs for each receiver, so the more there are the less each gets. */

export type VideoQuality = {
  /** Lines of the sent picture. */
  maxHeight: number;
  maxBitrate: number;
  maxFramerate: number;
};

export type SendingQuality = { camera: VideoQuality; screen: VideoQuality };

const SCREEN: VideoQuality = { maxHeight: 1440, maxBitrate: 2_500_000, maxFramerate: 15 };

/** Rows by number of receivers: the first that is enough. Bits and frames are per second. */
const CAMERA: readonly { receivers: number; quality: VideoQuality }[] = [
  { receivers: 1, quality: { maxHeight: 720, maxBitrate: 2_000_000, maxFramerate: 30 } },
  { receivers: 3, quality: { maxHeight: 360, maxBitrate: 700_000, maxFramerate: 30 } },
  { receivers: 5, quality: { maxHeight: 180, maxBitrate: 250_000, maxFramerate: 24 } },
];

const CROWDED: VideoQuality = { maxHeight: 180, maxBitrate: 200_000, maxFramerate: 15 };

/** @param receivers how many peers are sent to */
export function sendingQuality(receivers: number): SendingQuality {
  const camera = CAMERA.find((row) => receivers <= row.receivers)?.quality ?? CROWDED;
  return { camera, screen: SCREEN };
}

/** What was applied last. Reading and setting parameters wait for the threads that encode: no more often than needed. */
const applied = new WeakMap<RTCRtpSender, string>();

/** Limits a sender's first encoding. A sender that is not negotiated or stopped is left alone. */
export async function applySendingQuality(sender: RTCRtpSender, quality: VideoQuality): Promise<void> {
  const height = sender.track?.getSettings().height;
  const wanted = JSON.stringify([height, quality]);
  if (!height || applied.get(sender) === wanted) return;
  const parameters = sender.getParameters();
  const encoding = parameters.encodings[0];
  if (!encoding) return;
  encoding.scaleResolutionDownBy = Math.max(1, height / quality.maxHeight);
  encoding.maxBitrate = quality.maxBitrate;
  encoding.maxFramerate = quality.maxFramerate;
  applied.set(sender, wanted);
  try {
    await sender.setParameters(parameters);
  } catch {
    // Parameters read before another change are stale (W3C WebRTC, RTCRtpSender.setParameters); that change
    // applies the same limits.
    applied.delete(sender);
  }
}
