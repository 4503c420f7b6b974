import type { NativeTheme } from 'electron';
import { ElectronEmitter } from './electron-emitter.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { fitsElectron } from './typing.ts';

/** The machine of the tests is a light one. */
class StandInNativeTheme extends ElectronEmitter {
  #themeSource: NativeTheme['themeSource'] = 'system';

  constructor() {
    super('nativeTheme', ['updated']);
  }

  get themeSource(): NativeTheme['themeSource'] {
    return this.#themeSource;
  }

  set themeSource(source: NativeTheme['themeSource']) {
    if (source === this.#themeSource) return;
    this.#themeSource = source;
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#themeSource === 'dark';
  }

  get shouldUseHighContrastColors(): boolean {
    return false;
  }
}

fitsElectron<StandInNativeTheme, NativeTheme>();
refuseUnknown('nativeTheme', StandInNativeTheme.prototype);

export const nativeTheme = new StandInNativeTheme();
