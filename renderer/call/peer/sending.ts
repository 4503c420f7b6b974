import type { NetworkPreferences } from '../network/network-preferences.ts';
import type { Ways } from './connection.ts';
import { NO_PICTURES, type SendingQuality, sendingQuality } from './quality.ts';

export type Receiver = { wantsVideo: boolean; limit: (quality: SendingQuality) => void };

/** By which ways and how much is sent, to all together. */
export class Sending {
  #network: NetworkPreferences;
  #iceServers: RTCIceServer[] = [];

  constructor(network: NetworkPreferences) {
    this.#network = network;
  }

  set network(network: NetworkPreferences) {
    this.#network = network;
  }

  /** Those that the room's server names. */
  set iceServers(iceServers: RTCIceServer[]) {
    this.#iceServers = iceServers;
  }

  get ways(): Ways {
    const { iceServers, relayOnly } = this.#network;
    return { iceServers: [...this.#iceServers, ...iceServers], iceTransportPolicy: relayOnly ? 'relay' : 'all' };
  }

  /** Whoever wants no pictures costs the others nothing. */
  share(receivers: readonly Receiver[], { isSharing }: { isSharing: boolean }): void {
    const { maxVideoUpload } = this.#network;
    const count = receivers.filter(({ wantsVideo }) => wantsVideo).length;
    const quality = sendingQuality(count, { maxVideoUpload, isSharing });
    for (const { wantsVideo, limit } of receivers) limit(wantsVideo ? quality : NO_PICTURES);
  }
}
