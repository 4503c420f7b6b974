import { refuseUnknown } from './refuse-unknown.ts';
import { fitsElectron } from './typing.ts';

let text = '';

/** Its own, so that tests running side by side do not read each other's. */
export const clipboard = refuseUnknown('clipboard', {
  async writeText(written: string): Promise<void> {
    if (typeof written !== 'string') throw new TypeError('Error processing argument at index 0, conversion failure');
    text = written;
  },
  async readText(): Promise<string> {
    return text;
  },
  clear(): void {
    text = '';
  },
});

fitsElectron<typeof clipboard, typeof Electron.clipboard>();
