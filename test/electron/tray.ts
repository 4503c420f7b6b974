import type { Menu, NativeImage, Tray } from 'electron';
import { ElectronEmitter } from './electron-emitter.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { fitsElectron } from './typing.ts';

export class StandInTray extends ElectronEmitter {
  #isDestroyed = false;

  constructor(_image: NativeImage | string) {
    super('Tray', ['click', 'right-click', 'double-click']);
  }

  setImage(_image: NativeImage | string): void {}

  setToolTip(_text: string): void {}

  setContextMenu(_menu: Menu | null): void {}

  destroy(): void {
    this.#isDestroyed = true;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
}

fitsElectron<StandInTray, Tray>();
refuseUnknown('Tray', StandInTray.prototype);
