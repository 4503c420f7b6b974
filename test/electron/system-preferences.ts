import { refuseUnknown } from './refuse-unknown.ts';
import { fitsElectron } from './typing.ts';

type MediaAccess = 'not-determined' | 'granted' | 'denied' | 'restricted' | 'unknown';

/** As on Linux, where the system asks nobody. */
export const systemPreferences = refuseUnknown('systemPreferences', {
  getMediaAccessStatus: (_type: 'microphone' | 'camera' | 'screen'): MediaAccess => 'granted',
  askForMediaAccess: async (_type: 'microphone' | 'camera'): Promise<boolean> => true,
});

fitsElectron<typeof systemPreferences, typeof Electron.systemPreferences>();
