import type { NetworkPreferences } from '../network/network-preferences.ts';
import type { Ways } from './connection.ts';
import { type SendingQuality, sendingQuality } from './quality.ts';
import type { Want } from './want.ts';

export type Receiver = {
  /** What they show of us. */
  readonly want: Want;
  readonly peer: {
    /** What they are sent now. */
    readonly quality: SendingQuality | undefined;
    limit(quality: SendingQuality): void;
  };
};

/** By which ways and how much is sent, to all together. */
export class Sending {
  #network: NetworkPreferences;
  #iceServers: RTCIceServer[] = [];

  constructor(network: NetworkPreferences) {
    this.#network = network;
  }

  setNetwork(network: NetworkPreferences): 'same-ways' | 'other-ways' | 'relay-from-now-on' {
    const before = this.ways;
    this.#network = network;
    if (JSON.stringify(this.ways) === JSON.stringify(before)) return 'same-ways';
    const isRelayNews = this.ways.iceTransportPolicy === 'relay' && before.iceTransportPolicy !== 'relay';
    return isRelayNews ? 'relay-from-now-on' : 'other-ways';
  }

  /** Those that the room's server names. */
  set iceServers(iceServers: RTCIceServer[]) {
    this.#iceServers = iceServers;
  }

  get ways(): Ways {
    const { iceServers, relayOnly } = this.#network;
    return { iceServers: [...this.#iceServers, ...iceServers], iceTransportPolicy: relayOnly ? 'relay' : 'all' };
  }

  /** Whoever shows no pictures costs the others nothing. */
  share(receivers: readonly Receiver[], { isSharing }: { isSharing: boolean }): void {
    const { maxVideoUpload } = this.#network;
    const watching = receivers.filter(
      ({ want }) => want.camera.height > 0 || (isSharing && want.screen.height > 0),
    ).length;
    const upload = { receivers: watching, maxVideoUpload, isSharing };
    for (const { want, peer } of receivers) peer.limit(sendingQuality(want, upload, peer.quality));
  }
}
