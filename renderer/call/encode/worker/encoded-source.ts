/**
 * What Chromium (156) gives a worker and the types lack: W3C WebRTC Encoded Transform (RTCRtpScriptTransformer), and
 * the source of encoded frames behind the Blink feature RTCEncodedSource.
 */

export type Transformer = {
  readonly options: unknown;
  readonly readable: ReadableStream<RTCEncodedVideoFrame>;
  readonly writable: WritableStream<RTCEncodedVideoFrame>;
};

export type EncodedSource = {
  readonly writable: WritableStream<RTCEncodedVideoFrame>;
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
export const copyFrame = (frame: RTCEncodedVideoFrame): RTCEncodedVideoFrame => {
  const Constructor = RTCEncodedVideoFrame as unknown as new (of: RTCEncodedVideoFrame) => RTCEncodedVideoFrame;
  return new Constructor(frame);
};
