import { Reception } from './reception.ts';
import { type Sent, sentOf } from './sent.ts';
import { pairStatistics } from './statistics.ts';
import { arePicturesStuck } from './stuck-pictures.ts';

/** Of the statistics; the limits of `Reception` are made for it. */
const INTERVAL_MS = 2_000;

type ReceptionWatchOptions = {
  /** Pictures come, and none of them can be decoded. */
  onStuckPictures: () => void;
  /** At each reading: what has gone out since the last one. */
  onSent: (sent: Sent) => void;
};

/** Reads the statistics of one connection after another, and tells good from weak. */
export class ReceptionWatch {
  readonly #options: ReceptionWatchOptions;
  #rule = new Reception();
  #before: RTCStatsReport | undefined;
  #readAt = 0;
  #reception: 'good' | 'weak' = 'good';

  constructor(options: ReceptionWatchOptions) {
    this.#options = options;
  }

  get reception(): 'good' | 'weak' {
    return this.#reception;
  }

  /** To be called often: it reads when it is time. */
  async tick(now: number, read: () => Promise<RTCStatsReport | undefined>): Promise<void> {
    if (now - this.#readAt < INTERVAL_MS) return;
    this.#readAt = now;
    const report = await read();
    const before = this.#before;
    this.#before = report;
    if (!report || !before) return;
    const statistics = pairStatistics({ before, now: report });
    this.#reception = this.#rule.update(statistics);
    if (arePicturesStuck({ before, now: report })) this.#options.onStuckPictures();
    this.#options.onSent({ ...sentOf({ before, now: report }), carried: statistics.availableBitsUp });
  }

  /** Another connection: what was heard on the last one says nothing. */
  restart(): void {
    this.#rule = new Reception();
    this.#before = undefined;
    this.#reception = 'good';
  }
}
