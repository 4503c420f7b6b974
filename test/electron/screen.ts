import type { Display } from 'electron';
import { ElectronEmitter } from './electron-emitter.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { asElectron, fitsElectron } from './typing.ts';

const BOUNDS = { x: 0, y: 0, width: 1920, height: 1080 };

const display = refuseUnknown('Display', {
  id: 0,
  label: 'Stand-in',
  bounds: BOUNDS,
  workArea: BOUNDS,
  size: { width: BOUNDS.width, height: BOUNDS.height },
  workAreaSize: { width: BOUNDS.width, height: BOUNDS.height },
  scaleFactor: 1,
  rotation: 0,
  internal: true,
} satisfies Partial<Display>);

class StandInScreen extends ElectronEmitter {
  getPrimaryDisplay(): Display {
    return asElectron<Display>(display);
  }

  getAllDisplays(): Display[] {
    return [asElectron<Display>(display)];
  }

  getDisplayMatching(): Display {
    return asElectron<Display>(display);
  }
}

refuseUnknown('screen', StandInScreen.prototype);

export const screen = new StandInScreen('screen', ['display-added', 'display-removed', 'display-metrics-changed']);

fitsElectron<StandInScreen, typeof Electron.screen>();
