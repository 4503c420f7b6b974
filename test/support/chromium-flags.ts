/** Quiet: Chromium asks nothing of the network by itself. Root (as in a container) has no sandbox. */
export const QUIET_FLAGS: string[] = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Two fake cameras (a moving pattern, 30 frames a second) and microphone (beeps), and no questions asked. */
export const MEDIA_FLAGS: string[] = [
  ...QUIET_FLAGS,
  '--use-fake-device-for-media-stream=fps=30,device-count=2',
  '--use-fake-ui-for-media-stream',
  '--auto-select-desktop-capture-source=Entire screen',
  '--autoplay-policy=no-user-gesture-required',
];
