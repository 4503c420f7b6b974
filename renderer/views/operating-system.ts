/** Where this system keeps the switch that lets a program use a device. */
type Guarded = 'microphone' | 'camera' | 'screen';

const MAC_PANES = { microphone: 'Microphone', camera: 'Camera', screen: 'Screen Recording' } as const;

export function privacySettings(what: Guarded, agent: string = globalThis.navigator?.userAgent ?? ''): string {
  const isApp = agent.includes('Electron/');
  if (!isApp && what !== 'screen') return `Allow the ${what} for this page in the address bar.`;
  if (agent.includes('Mac OS X')) {
    return `Allow Engage in System Settings, Privacy & Security, ${MAC_PANES[what]}. Then restart Engage.`;
  }
  if (agent.includes('Windows') && what !== 'screen') {
    return `Allow it in Settings, Privacy & security, ${MAC_PANES[what]}.`;
  }
  return 'Allow it in the settings of your system.';
}
