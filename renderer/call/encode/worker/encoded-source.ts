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

type Metadata = RTCEncodedVideoFrameMetadata | RTCEncodedAudioFrameMetadata;
type Copied = new (of: Frame, options: { metadata: Metadata }) => Frame;

/** The copy has the data and all that receivers need to know of the frame, but for what is another thing for them. */
export function copyFrame(frame: Frame, others: Pick<Metadata, 'rtpTimestamp' | 'payloadType'>): Frame {
  const Constructor = frame.constructor as Copied;
  return new Constructor(frame, { metadata: { ...frame.getMetadata(), ...others } });
}

export function isPicture(frame: Frame): frame is RTCEncodedVideoFrame {
  return 'type' in frame;
}
