/** Through this worker pass all frames that are encoded once for many. */

import type { PictureCodec } from '../../peer/codecs.ts';
import { CommonClock, ntpNow } from './common-clock.ts';
import { copyFrame, type EncodedFramesScope, type EncodedSource, type Frame, isPicture } from './encoded-source.ts';
import { FanOut } from './fan-out.ts';
import type { EncoderOptions, ToPage, ToWorker } from './messages.ts';
import { SoundClock } from './sound-clock.ts';
import { tinyKeyFrame } from './tiny-key-frame.ts';

declare const self: EncodedFramesScope & {
  postMessage(message: ToPage): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
};

const clock = new CommonClock(ntpNow);
const soundClock = new SoundClock();
/** Of sounds, by feed. */
const payloadTypes = new Map<string, number>();
const fanOut = new FanOut<Frame>({
  canBegin: (frame) => !isPicture(frame) || frame.type === 'key',
  timestampOf: (frame) => (isPicture(frame) ? clock.of(frame.getMetadata()) : soundClock.of(frame.getMetadata())),
  copy: (frame, rtpTimestamp, id) => copyFrame(frame, { rtpTimestamp, ...payloadTypeFor(id) }),
  askForKeyFrame: (encoder) => self.postMessage({ type: 'key-frame', encoder }),
  now: () => performance.now(),
});
/** An encoded source comes without a name: the page opens one after the other, and says for whom. */
const next: { feed?: string | undefined; source?: EncodedSource | undefined } = {};
const RATES_EVERY_MS = 500;
/**
 * One frame in so many goes on by the encoders' own connection: without any it would ask for key frames. AV1 names the
 * frames that each one builds on (Dependency Descriptor): none may be missing.
 */
const KEPT_OF = { 'video/VP8': 6, 'video/AV1': 1 } as const satisfies Record<PictureCodec, number>;
const sources = new Map<string, EncodedSource>();
/** Since they were told last. */
let encodedBytes: Record<string, number> = {};
let toldAt = performance.now();

setInterval(() => {
  const bits = 8_000 / (performance.now() - toldAt);
  toldAt = performance.now();
  const encoders = Object.fromEntries(Object.entries(encodedBytes).map(([name, bytes]) => [name, bytes * bits]));
  encodedBytes = {};
  const feeds = Object.fromEntries(
    [...sources].map(([feed, { allocatedBitrate }]) => [
      feed,
      { carried: allocatedBitrate, encoder: fanOut.encoderOf(feed) },
    ]),
  );
  if (sources.size > 0) self.postMessage({ type: 'rates', encoders, feeds });
}, RATES_EVERY_MS);

self.onmessage = ({ data }) => {
  if (data.type === 'next') next.feed = data.feed;
  else if (data.type === 'want') want(data);
  else if (data.type === 'refresh') fanOut.requestKeyFrame(data.feed);
  else close(data.feed);
  meet();
};

/** Frames leave the encoders' own connection as small as can be, sound not at all: nobody is at its other end. */
self.onrtctransform = ({ transformer: { options, readable, writable } }) => {
  const { encoder, codec } = options as EncoderOptions;
  const tiny = codec && tinyKeyFrame(codec);
  let passed = 0;
  const shrink = new TransformStream<Frame, Frame>({
    transform: async (frame, controller) => {
      encodedBytes[encoder] = (encodedBytes[encoder] ?? 0) + frame.data.byteLength;
      fanOut.take(encoder, frame);
      passed += 1;
      if (!tiny || passed % KEPT_OF[codec] !== 0) return;
      frame.data = (await tiny).slice(0);
      controller.enqueue(frame);
    },
  });
  void readable.pipeThrough(shrink).pipeTo(writable);
};

self.onrtcsenderencodedsource = ({ encodedSource }) => {
  next.source = encodedSource;
  meet();
};

function meet(): void {
  const { feed, source } = next;
  if (feed === undefined || !source) return;
  next.feed = next.source = undefined;
  sources.set(feed, source);
  fanOut.open(feed, source.writable.getWriter());
  source.onkeyframerequest = () => fanOut.requestKeyFrame(feed);
}

function want({ feed, encoder, payloadType }: Extract<ToWorker, { type: 'want' }>): void {
  if (payloadType !== undefined) payloadTypes.set(feed, payloadType);
  fanOut.want(feed, encoder);
}

function payloadTypeFor(feed: string): { payloadType?: number } {
  const payloadType = payloadTypes.get(feed);
  return payloadType === undefined ? {} : { payloadType };
}

function close(feed: string): void {
  sources.delete(feed);
  payloadTypes.delete(feed);
  fanOut.close(feed);
}
