import { refuseUnknown } from './refuse-unknown.ts';
import { fitsElectron } from './typing.ts';

/** Opens nothing. A test that wants to know puts its own function in place of `openExternal`. */
export const shell = refuseUnknown('shell', {
  async openExternal(url: string): Promise<void> {
    if (!URL.canParse(url)) throw new Error('Invalid URL');
  },
  beep(): void {},
});

fitsElectron<typeof shell, typeof Electron.shell>();
