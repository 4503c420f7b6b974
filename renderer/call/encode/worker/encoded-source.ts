/**
 * What Chromium (156) gives a worker and the types lack: W3C WebRTC Encoded Transform (RTCRtpScriptTransformer), and
 * the source of encoded frames behind the Blink feature RTCEncodedSource.
 */

export type Frame = RTCEncodedVideoFrame | RTCEncodedAudioFrame;

export type Transformer = {
  readonly options: unknown;
  readonly readable: ReadableStream<Frame>;
  readonly writable: WritableStream<Frame>;
};

export type EncodedSource = {
  readonly writable: WritableStream<Frame>;
  /** Bits per second. */
  readonly allocatedBitrate: number;
  onkeyframerequest: (() => void) | null;
  onbitrateinfochange: (() => void) | null;
};

export type EncodedFramesScope = {
  onrtctransform: ((event: { transformer: Transformer }) => void) | null;
  onrtcsenderencodedsource: ((event: { encodedSource: EncodedSource }) => void) | null;
};

type Copied = new (of: Frame, options?: { metadata: RTCEncodedVideoFrameMetadata }) => Frame;

/**
 * The copy has the data and all that receivers need to know of the frame.
 * @param rtpTimestamp of a picture, instead of its own
 */
export function copyFrame(frame: Frame, rtpTimestamp: number): Frame {
  const Constructor = frame.constructor as Copied;
  if (!isPicture(frame)) return new Constructor(frame);
  return new Constructor(frame, { metadata: { ...frame.getMetadata(), rtpTimestamp } });
}

export function isPicture(frame: Frame): frame is RTCEncodedVideoFrame {
  return 'type' in frame;
}
