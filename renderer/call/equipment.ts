import { SharedEncoders } from './encode/shared-encoders.ts';
import { Economy } from './health/economy.ts';
import type { LocalMedia } from './media/local-media.ts';

/** What a call uses on this computer, whoever else is in it. */
export class Equipment {
  readonly economy = new Economy();
  readonly encoders: SharedEncoders | undefined;

  constructor(media: LocalMedia, encodeOnce: boolean) {
    this.encoders = encodeOnce ? new SharedEncoders(media) : undefined;
    this.economy.onChange(() => this.encoders?.setPacketTime(this.economy.savings.soundPacketMs));
  }

  close(): void {
    this.encoders?.close();
    this.economy.close();
  }
}
