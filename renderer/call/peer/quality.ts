/** How much each receiver is sent. One encoder runs for each receiver, so the more there are the less each gets. */

export type VideoQuality = {
  /** Lines of the sent picture. */
  maxHeight: number;
  maxBitrate: number;
  maxFramerate: number;
  isActive: boolean;
};

export type SendingQuality = { camera: VideoQuality; screen: VideoQuality };

const SCREEN: VideoQuality = { maxHeight: 1440, maxBitrate: 2_500_000, maxFramerate: 15, isActive: true };

/** Rows by number of receivers: the first that is enough. Bits and frames are per second. */
const CAMERA: readonly { receivers: number; quality: VideoQuality }[] = [
  { receivers: 1, quality: { maxHeight: 720, maxBitrate: 2_000_000, maxFramerate: 30, isActive: true } },
  { receivers: 3, quality: { maxHeight: 360, maxBitrate: 700_000, maxFramerate: 30, isActive: true } },
  { receivers: 5, quality: { maxHeight: 180, maxBitrate: 250_000, maxFramerate: 24, isActive: true } },
];

const CROWDED: VideoQuality = { maxHeight: 180, maxBitrate: 200_000, maxFramerate: 15, isActive: true };

/** For whoever wants no pictures. */
export const NO_PICTURES: SendingQuality = {
  camera: { ...CROWDED, isActive: false },
  screen: { ...SCREEN, isActive: false },
};

/** Of a limited upload a shared screen comes first: somebody is reading it. */
const SCREEN_PART = 0.7;

/** Fewer bits than this for the height make no picture worth looking at. Bits per second. */
const LEAST_BITRATE: readonly { maxHeight: number; maxBitrate: number }[] = [
  { maxHeight: 720, maxBitrate: 600_000 },
  { maxHeight: 360, maxBitrate: 200_000 },
];

export type Upload = {
  /** Bits per second for all pictures to everybody together. */
  maxVideoUpload: number | undefined;
  isSharing: boolean;
};

/** @param receivers how many peers are sent pictures */
export function sendingQuality(receivers: number, { maxVideoUpload, isSharing }: Upload): SendingQuality {
  const camera = CAMERA.find((row) => receivers <= row.receivers)?.quality ?? CROWDED;
  if (maxVideoUpload === undefined) return { camera, screen: SCREEN };
  const each = maxVideoUpload / Math.max(1, receivers);
  const screen = isSharing ? Math.min(SCREEN.maxBitrate, each * SCREEN_PART) : SCREEN.maxBitrate;
  const rest = isSharing ? each - screen : each;
  return { camera: within(camera, rest), screen: { ...SCREEN, maxBitrate: Math.round(screen) } };
}

function within(quality: VideoQuality, bitrate: number): VideoQuality {
  const maxBitrate = Math.round(Math.min(quality.maxBitrate, bitrate));
  const affordable = LEAST_BITRATE.find((row) => maxBitrate >= row.maxBitrate)?.maxHeight ?? 180;
  return { ...quality, maxBitrate, maxHeight: Math.min(quality.maxHeight, affordable) };
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
  encoding.active = quality.isActive;
  applied.set(sender, wanted);
  try {
    await sender.setParameters(parameters);
  } catch {
    // Parameters read before another change are stale (W3C WebRTC, RTCRtpSender.setParameters); that change
    // applies the same limits.
    applied.delete(sender);
  }
}
