import { BeatChannel } from './beat-channel.ts';
import { preferCodecs } from './codecs.ts';
import { SLOT_GROUP, SLOT_KIND, SLOTS } from './slots.ts';

export const CONTROL_LABEL = 'control';

/** Whoever has just been offered one is to be connected first. */
const PAUSE_MS = 1_000;

/** As the side opens it that makes the first offer: with slots and channels, and without a word to anybody. */
export type PreparedConnection = {
  connection: RTCPeerConnection;
  /** In the order of the slots. */
  transceivers: readonly RTCRtpTransceiver[];
  channels: readonly RTCDataChannel[];
};

export function prepareConnection(configuration: RTCConfiguration): PreparedConnection {
  const connection = new RTCPeerConnection(configuration);
  // Their ids tell the remote end which slots to play in sync.
  const groups = { person: new MediaStream(), share: new MediaStream() };
  const transceivers = SLOTS.map((slot) => {
    const streams = [groups[SLOT_GROUP[slot]]];
    const transceiver = connection.addTransceiver(SLOT_KIND[slot], { direction: 'sendrecv', streams });
    preferCodecs(transceiver, SLOT_KIND[slot]);
    return transceiver;
  });
  const channels = [connection.createDataChannel(CONTROL_LABEL), BeatChannel.open(connection)];
  return { connection, transceivers, channels };
}

/** Keeps one ready, so that the next who joins is offered a connection at once: making one takes some 50 ms. */
export class SpareConnection {
  readonly #certificate: RTCCertificate;
  #prepared: PreparedConnection | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param certificate of all connections that it will be asked for */
  constructor(certificate: RTCCertificate) {
    this.#certificate = certificate;
    this.#prepareLater();
  }

  /** @param configuration of the connection that is needed now */
  take(configuration: RTCConfiguration): PreparedConnection {
    const prepared = this.#prepared ?? prepareConnection(configuration);
    this.#prepared = undefined;
    prepared.connection.setConfiguration(configuration);
    this.#prepareLater();
    return prepared;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#prepared?.connection.close();
    this.#prepared = undefined;
  }

  #prepareLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#prepared = prepareConnection(configurationWith(this.#certificate));
    }, PAUSE_MS);
  }
}

/** What cannot be changed later. */
export function configurationWith(certificate: RTCCertificate): RTCConfiguration {
  return { bundlePolicy: 'max-bundle', certificates: [certificate] };
}
