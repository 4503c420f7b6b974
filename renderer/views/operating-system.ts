/** Where this system keeps the switch that lets a program use a device. */
import type { Words } from './words/use-words.ts';

type Guarded = 'microphone' | 'camera' | 'screen';

export function privacySettings(
  t: Words<'reasons'>,
  what: Guarded,
  agent: string = globalThis.navigator?.userAgent ?? '',
): string {
  const isApp = agent.includes('Electron/');
  if (!isApp && what !== 'screen') return t(`privacy.addressBar.${what}`);
  if (agent.includes('Mac OS X')) return t(`privacy.mac.${what}`);
  if (agent.includes('Windows') && what !== 'screen') return t(`privacy.windows.${what}`);
  return t('privacy.system');
}
