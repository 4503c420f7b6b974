/**
 * How much each receiver is sent: no more than they show, and, as one encoder runs for each receiver, the less the
 * more there are.
 */
import type { Savings } from '../health/economy.ts';
import type { ScreenMode } from '../media/screen-mode.ts';
import { linesOf, type Size, type Want } from './want.ts';

export type VideoQuality = {
  /** Lines of the sent picture. */
  maxHeight: number;
  maxBitrate: number;
  maxFramerate: number;
  isActive: boolean;
};

export type SendingQuality = { camera: VideoQuality; screen: VideoQuality };

/** Sizes of the picture, largest first. Bits and frames are per second. */
const CAMERA_LEVELS: readonly VideoQuality[] = [
  { maxHeight: 720, maxBitrate: 2_000_000, maxFramerate: 30, isActive: true },
  { maxHeight: 360, maxBitrate: 700_000, maxFramerate: 30, isActive: true },
  { maxHeight: 180, maxBitrate: 250_000, maxFramerate: 30, isActive: true },
];
const CROWDED: VideoQuality = { maxHeight: 180, maxBitrate: 200_000, maxFramerate: 15, isActive: true };

/** The largest camera picture by number of receivers: the first row that is enough. */
const CAMERA_LIMITS: readonly { receivers: number; maxHeight: number }[] = [
  { receivers: 1, maxHeight: 720 },
  { receivers: 3, maxHeight: 360 },
  { receivers: 5, maxHeight: 180 },
];

const SCREEN_LEVELS: Readonly<Record<ScreenMode, readonly VideoQuality[]>> = {
  text: [
    { maxHeight: 1440, maxBitrate: 2_500_000, maxFramerate: 15, isActive: true },
    { maxHeight: 720, maxBitrate: 1_200_000, maxFramerate: 15, isActive: true },
  ],
  motion: [
    { maxHeight: 720, maxBitrate: 2_500_000, maxFramerate: 30, isActive: true },
    { maxHeight: 360, maxBitrate: 900_000, maxFramerate: 30, isActive: true },
  ],
};

/** A picture may be drawn larger than it is by that much before a larger one is worth its bits. */
const ENLARGED = 1.25;
/** A smaller one is taken when it would be enough for a place larger by that much: a tile that moves changes little. */
const HYSTERESIS = 1.15;

/** Lines of all that may be sent of a slot, whatever the mode; largest first. */
export const ALL_LINES: Readonly<Record<'camera' | 'screen', readonly number[]>> = {
  camera: CAMERA_LEVELS.map(({ maxHeight }) => maxHeight),
  screen: [...new Set(Object.values(SCREEN_LEVELS).flatMap((levels) => levels.map(({ maxHeight }) => maxHeight)))],
};

/** All that may be sent now, largest first. */
export function levelsOf(slot: 'camera' | 'screen', mode: ScreenMode): readonly VideoQuality[] {
  return slot === 'camera' ? CAMERA_LEVELS : SCREEN_LEVELS[mode];
}

/** Of a limited upload a shared screen comes first: somebody is reading it. */
const SCREEN_PART = 0.7;

/** Fewer bits than this for the height make no picture worth looking at. Bits per second. */
const LEAST_BITRATE: readonly { maxHeight: number; maxBitrate: number }[] = [
  { maxHeight: 720, maxBitrate: 600_000 },
  { maxHeight: 360, maxBitrate: 200_000 },
];

export type Upload = {
  /** How many peers show one of our pictures. */
  receivers: number;
  /** Bits per second for all pictures to everybody together. */
  maxVideoUpload: number | undefined;
  isSharing: boolean;
  /** Of the shared screen. */
  mode: ScreenMode;
  /** Of a computer that has much to do. */
  savings: Savings;
};

/** @param current what this receiver is sent now: small changes of their window change nothing */
export function sendingQuality(want: Want, upload: Upload, current?: SendingQuality): SendingQuality {
  const { receivers, maxVideoUpload, isSharing, mode, savings } = upload;
  const read = levelFor(SCREEN_LEVELS[mode], want.screen, current?.screen);
  const screen = mode === 'motion' ? slowed(read, savings.maxFramerate) : read;
  const shown = crowded(levelFor(CAMERA_LEVELS, want.camera, current?.camera), receivers);
  const camera = slowed(atMost(shown, savings.maxHeight), Math.min(want.framesPerSecond, savings.maxFramerate));
  if (maxVideoUpload === undefined) return { camera, screen };
  const each = maxVideoUpload / Math.max(1, receivers);
  const isScreenSent = isSharing && screen.isActive;
  const screenBitrate = isScreenSent ? Math.min(screen.maxBitrate, each * SCREEN_PART) : screen.maxBitrate;
  const rest = isScreenSent ? each - screenBitrate : each;
  return { camera: within(camera, rest), screen: screenWithin(screen, mode, screenBitrate) };
}

/** The smallest that is large enough. */
function levelFor(levels: readonly VideoQuality[], size: Size, current: VideoQuality | undefined): VideoQuality {
  const [largest] = levels;
  if (!largest) throw new Error('there is no level');
  if (size.height === 0) return { ...(levels.at(-1) ?? largest), isActive: false };
  const enough = (lines: number) => levels.findLast(({ maxHeight }) => maxHeight * ENLARGED >= lines) ?? largest;
  const lines = linesOf(size);
  const [least, cautious] = [enough(lines), enough(lines * HYSTERESIS)];
  return current?.isActive && current.maxHeight > least.maxHeight ? cautious : least;
}

function crowded(level: VideoQuality, receivers: number): VideoQuality {
  const limit = CAMERA_LIMITS.find((row) => receivers <= row.receivers);
  if (!limit) return { ...CROWDED, isActive: level.isActive };
  return atMost(level, limit.maxHeight);
}

function atMost(level: VideoQuality, lines: number): VideoQuality {
  if (level.maxHeight <= lines) return level;
  const allowed = CAMERA_LEVELS.find(({ maxHeight }) => maxHeight <= lines);
  return { ...(allowed ?? CROWDED), isActive: level.isActive };
}

function slowed(quality: VideoQuality, framesPerSecond: number): VideoQuality {
  return { ...quality, maxFramerate: Math.min(quality.maxFramerate, framesPerSecond) };
}

/** What is read keeps its lines, and comes later; what is watched is rather smaller. */
function screenWithin(quality: VideoQuality, mode: ScreenMode, bitrate: number): VideoQuality {
  const maxBitrate = Math.round(bitrate);
  if (mode === 'text') return { ...quality, maxBitrate };
  const { maxHeight } = within(quality, maxBitrate);
  const levels = SCREEN_LEVELS.motion;
  const fitting = levels.find((level) => level.maxHeight <= maxHeight) ?? levels.at(-1) ?? quality;
  return { ...quality, maxHeight: fitting.maxHeight, maxBitrate };
}

function within(quality: VideoQuality, bitrate: number): VideoQuality {
  const maxBitrate = Math.round(Math.min(quality.maxBitrate, bitrate));
  const affordable = LEAST_BITRATE.find((row) => maxBitrate >= row.maxBitrate)?.maxHeight ?? 180;
  return { ...quality, maxBitrate, maxHeight: Math.min(quality.maxHeight, affordable) };
}
