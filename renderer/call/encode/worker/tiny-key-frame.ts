const LINES = 16;

/** A whole VP8 picture in some twenty bytes: what decodes it has nearly nothing to do, and asks for nothing. */
export async function tinyKeyFrame(): Promise<ArrayBuffer> {
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
    encoder.configure({ codec: 'vp8', width: LINES, height: LINES, bitrate: 10_000 });
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
