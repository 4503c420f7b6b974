import type { Economy } from '../health/economy.ts';
import { modeOf } from '../media/screen-mode.ts';
import type { NetworkPreferences } from '../network/network-preferences.ts';
import type { Ways } from './connection.ts';
import { type SendingQuality, sendingQuality } from './quality.ts';
import type { Want } from './want.ts';

export type Receiver = {
  /** What they would like of us. */
  readonly want: Want;
  readonly peer: {
    /** What they are sent now. */
    readonly quality: SendingQuality | undefined;
    limit(quality: SendingQuality): void;
    setWays(ways: Ways): void;
    restartIce(): void;
    /** Makes another connection. */
    offer(): void;
  };
};

export type SendingOptions = {
  network: NetworkPreferences;
  economy: Pick<Economy, 'savings'>;
  receivers: () => readonly Receiver[];
  /** The screen that is sent. */
  screen: () => MediaStreamTrack | null;
};

/** By which ways and how much is sent, to all together. */
export class Sending {
  readonly #options: SendingOptions;
  #network: NetworkPreferences;
  #iceServers: RTCIceServer[] = [];

  constructor(options: SendingOptions) {
    this.#options = options;
    this.#network = options.network;
  }

  get ways(): Ways {
    const { iceServers, relayOnly } = this.#network;
    return { iceServers: [...this.#iceServers, ...iceServers], iceTransportPolicy: relayOnly ? 'relay' : 'all' };
  }

  /** Those that the room's server names: for what is connected, or restarted, from now on. */
  setIceServers(iceServers: RTCIceServer[]): void {
    this.#iceServers = iceServers;
    for (const { peer } of this.#options.receivers()) peer.setWays(this.ways);
  }

  /** From now on, for those too to whom there is a connection already. */
  setNetwork(network: NetworkPreferences): void {
    const before = this.ways;
    this.#network = network;
    this.share();
    if (JSON.stringify(this.ways) === JSON.stringify(before)) return;
    const isRelayNews = this.ways.iceTransportPolicy === 'relay' && before.iceTransportPolicy !== 'relay';
    for (const { peer } of this.#options.receivers()) {
      peer.setWays(this.ways);
      // After an ICE restart Chromium keeps a way that still works, whatever the policy: only another connection leaves it.
      if (isRelayNews) peer.offer();
      else peer.restartIce();
    }
  }

  /** Anew among all. Whoever shows no pictures costs the others nothing. */
  share(): void {
    const { maxVideoUpload } = this.#network;
    const screen = this.#options.screen();
    const isSharing = screen !== null;
    const receivers = this.#options.receivers();
    const watching = receivers.filter(
      ({ want }) => want.camera.height > 0 || (isSharing && want.screen.height > 0),
    ).length;
    const { savings } = this.#options.economy;
    const upload = { receivers: watching, maxVideoUpload, isSharing, mode: modeOf(screen), savings };
    for (const { want, peer } of receivers) peer.limit(sendingQuality(want, upload, peer.quality));
  }
}
