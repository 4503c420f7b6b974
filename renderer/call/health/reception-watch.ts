import { Reception } from './reception.ts';
import { pairStatistics } from './statistics.ts';
import { arePicturesStuck } from './stuck-pictures.ts';

/** Of the statistics; the limits of `Reception` are made for it. */
const INTERVAL_MS = 2_000;

/** Reads the statistics of one connection after another, and tells good from weak. */
export class ReceptionWatch {
  readonly #onStuckPictures: () => void;
  #rule = new Reception();
  #before: RTCStatsReport | undefined;
  #readAt = 0;
  #reception: 'good' | 'weak' = 'good';

  /** @param onStuckPictures pictures come, and none of them can be decoded */
  constructor({ onStuckPictures }: { onStuckPictures: () => void }) {
    this.#onStuckPictures = onStuckPictures;
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
    this.#reception = this.#rule.update(pairStatistics({ before, now: report }));
    if (arePicturesStuck({ before, now: report })) this.#onStuckPictures();
  }

  /** Another connection: what was heard on the last one says nothing. */
  restart(): void {
    this.#rule = new Reception();
    this.#before = undefined;
    this.#reception = 'good';
  }
}
