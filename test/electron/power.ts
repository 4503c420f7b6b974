import { ElectronEmitter } from './electron-emitter.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { fitsElectron } from './typing.ts';

const started = new Set<number>();
let lastId = 0;

export const powerSaveBlocker = refuseUnknown('powerSaveBlocker', {
  start(_type: 'prevent-app-suspension' | 'prevent-display-sleep'): number {
    lastId += 1;
    started.add(lastId);
    return lastId;
  },
  stop: (id: number): boolean => started.delete(id),
  isStarted: (id: number): boolean => started.has(id),
});

class StandInPowerMonitor extends ElectronEmitter {
  isOnBatteryPower(): boolean {
    return false;
  }
}

refuseUnknown('powerMonitor', StandInPowerMonitor.prototype);

export const powerMonitor = new StandInPowerMonitor('powerMonitor', [
  'suspend',
  'resume',
  'on-ac',
  'on-battery',
  'shutdown',
  'lock-screen',
  'unlock-screen',
  'thermal-state-change',
  'speed-limit-change',
]);

fitsElectron<typeof powerSaveBlocker, typeof Electron.powerSaveBlocker>();
fitsElectron<StandInPowerMonitor, typeof Electron.powerMonitor>();
