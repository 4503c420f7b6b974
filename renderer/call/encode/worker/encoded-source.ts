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

/** The copy has the data and all that receivers need to know of the frame. */
export const copyFrame = (frame: Frame): Frame => {
  const Constructor = frame.constructor as new (of: Frame) => Frame;
  return new Constructor(frame);
};
