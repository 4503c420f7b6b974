import type { PictureCodec } from '../../peer/codecs.ts';

const LINES = 16;

/** WebCodecs' names (Codec Registry): AV1 of the main profile, with eight bits. */
const NAMES = { 'video/VP8': 'vp8', 'video/AV1': 'av01.0.01M.08' } as const satisfies Record<PictureCodec, string>;

/** A whole picture in some twenty bytes: what decodes it has nearly nothing to do, and asks for nothing. */
export async function tinyKeyFrame(codec: PictureCodec): Promise<ArrayBuffer> {
  const encoded = new Promise<ArrayBuffer>((resolve, reject) => {
    const encoder = new VideoEncoder({
      output: (chunk) => {
        const data = new ArrayBuffer(chunk.byteLength);
        chunk.copyTo(data);
        resolve(data);
        encoder.close();
      },
      error: reject,
    });
    encoder.configure({ codec: NAMES[codec], width: LINES, height: LINES, bitrate: 10_000 });
    const frame = new VideoFrame(new Uint8Array(LINES * LINES * 4), {
      format: 'RGBA',
      codedWidth: LINES,
      codedHeight: LINES,
      timestamp: 0,
    });
    encoder.encode(frame, { keyFrame: true });
    frame.close();
    void encoder.flush().catch(() => undefined);
  });
  return encoded;
}
