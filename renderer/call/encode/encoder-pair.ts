import { type PictureCodec, preferCodec } from '../peer/codecs.ts';
import { withDiscontinuousTransmission, withPacketTime } from '../peer/opus.ts';
import type { EncoderOptions } from './worker/messages.ts';

/** Kilobits per second that the encoders may always use together: what they make leaves this page by other ways. */
const ALWAYS_KBITS = 12_000;

/** @property pictures the codec of each */
type EncoderNames = { readonly pictures: ReadonlyMap<string, PictureCodec>; readonly sounds: readonly string[] };

/**
 * Two connections of this page with each other, of which nobody looks at anything: one sender for each quality of a
 * picture and for each sound, whose encoded frames the worker takes. They outlive every peer.
 */
export class EncoderPair {
  readonly senders: ReadonlyMap<string, RTCRtpSender>;
  readonly #near: RTCPeerConnection;
  readonly #far: RTCPeerConnection;
  readonly #onDisturbed: () => void;
  #packetMs: number;
  /** Resolves when all that is wanted has been described. */
  #described: Promise<void>;

  /**
   * @param encoders their names
   * @param packetMs of sound, in each packet
   * @param onDisturbed the connections have lost each other: another pair is needed
   */
  constructor(worker: Worker, { pictures, sounds }: EncoderNames, packetMs: number, onDisturbed: () => void) {
    this.#onDisturbed = onDisturbed;
    this.#packetMs = packetMs;
    this.#near = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    this.#far = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    this.senders = new Map([
      ...[...pictures].map(([name, codec]) => [name, this.#addPictures(worker, name, codec)] as const),
      ...sounds.map((name) => [name, this.#addSound(worker, name)] as const),
    ]);
    join(this.#near, this.#far);
    join(this.#far, this.#near);
    this.#near.onconnectionstatechange = () => {
      if (['disconnected', 'failed'].includes(this.#near.connectionState)) onDisturbed();
    };
    this.#described = this.#describe();
  }

  /** Without a gap, from now on. */
  setPacketTime(packetMs: number): void {
    this.#packetMs = packetMs;
    this.#described = this.#described.then(() => this.#describe());
  }

  close(): void {
    this.#near.onconnectionstatechange = null;
    this.#near.close();
    this.#far.close();
  }

  #addPictures(worker: Worker, encoder: string, codec: PictureCodec): RTCRtpSender {
    const options: EncoderOptions = { encoder, codec };
    const transceiver = this.#near.addTransceiver('video', {
      direction: 'sendonly',
      sendEncodings: [{ active: false }],
    });
    preferCodec(transceiver, codec);
    transceiver.sender.transform = new RTCRtpScriptTransform(worker, options);
    return transceiver.sender;
  }

  #addSound(worker: Worker, encoder: string): RTCRtpSender {
    const options: EncoderOptions = { encoder };
    const transceiver = this.#near.addTransceiver('audio', { direction: 'sendonly' });
    preferCodec(transceiver, 'audio/opus');
    transceiver.sender.transform = new RTCRtpScriptTransform(worker, options);
    return transceiver.sender;
  }

  /** Never rejects. */
  async #describe(): Promise<void> {
    try {
      await this.#negotiate();
    } catch {
      // Closing it in the middle rejects; that is no fault.
      if (this.#near.signalingState !== 'closed') this.#onDisturbed();
    }
  }

  async #negotiate(): Promise<void> {
    await this.#near.setLocalDescription();
    await this.#far.setRemoteDescription(this.#near.localDescription ?? { type: 'offer' });
    await this.#far.setLocalDescription();
    const answer = withDiscontinuousTransmission(this.#far.localDescription ?? { type: 'answer' });
    const { type, sdp = '' } = withPacketTime(answer, this.#packetMs);
    await this.#near.setRemoteDescription({ type, sdp: unthrottled(sdp) });
  }
}

function join(one: RTCPeerConnection, other: RTCPeerConnection): void {
  one.onicecandidate = ({ candidate }) => {
    // One that comes after closing has nowhere to go.
    if (candidate) void other.addIceCandidate(candidate).catch(() => undefined);
  };
}

/**
 * Chromium's own format parameters: no estimate of what the way between the two carries makes the pictures worse. The
 * rates of the section that is read last hold for all of them, those of sound as well: without any, there is no least.
 */
function unthrottled(sdp: string): string {
  const rates = `x-google-start-bitrate=${ALWAYS_KBITS};x-google-min-bitrate=${ALWAYS_KBITS}`;
  return sdp
    .replaceAll(/^a=rtpmap:(\d+) VP8\/90000$/gm, `$&\r\na=fmtp:$1 ${rates}`)
    .replaceAll(/^a=fmtp:\d+ (?:level-idx|minptime)=.*$/gm, `$&;${rates}`);
}
