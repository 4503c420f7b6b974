/**
 * Of Chrome's own services, which Electron does not have, each by its name; and the name under which the stand-in
 * shows the app's page, which a browser would look up before the request is answered.
 */
const OWN_HOSTS = [
  'accounts.google.com',
  'content-autofill.googleapis.com',
  'optimizationguide-pa.googleapis.com',
  'update.googleapis.com',
  'window.engage-app.invalid',
];

/** Chromium takes the last `--disable-features` alone: what Playwright's own says must be said again. */
const PLAYWRIGHT_SWITCHES_OFF = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
];

/** Pages of the address bar, which nobody sees here: loading them takes as long as starting all the rest. */
const ADDRESS_BAR = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/** Quiet: Chromium asks nothing of the network by itself. Root (as in a container) has no sandbox. */
export const QUIET_FLAGS: string[] = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Things are found by their English names, whatever this computer speaks.
  '--lang=en-US',
  '--accept-lang=en-US',
  `--disable-features=${[...PLAYWRIGHT_SWITCHES_OFF, ...ADDRESS_BAR].join()}`,
  `--host-resolver-rules=${OWN_HOSTS.map((host) => `MAP ${host} ~NOTFOUND`).join(', ')}`,
];

/**
 * Three fake cameras (a moving pattern, ten frames a second: several computers run on this one) and a fake microphone
 * (beeps). The second camera is a depth camera (Y16), whose frames nothing encodes: take the first or the third.
 */
export const FAKE_DEVICES = '--use-fake-device-for-media-stream=fps=10,device-count=3';

/** Instead, as fast as real ones, where time is measured. */
export const SMOOTH_CAMERAS = '--use-fake-device-for-media-stream=fps=30,device-count=3';

/** As if a person allowed whatever is asked. */
export const NO_QUESTIONS = '--use-fake-ui-for-media-stream';

export const MEDIA_FLAGS: string[] = [
  ...QUIET_FLAGS,
  FAKE_DEVICES,
  NO_QUESTIONS,
  '--auto-select-desktop-capture-source=Entire screen',
  '--autoplay-policy=no-user-gesture-required',
];

/** What the app's window switches on (main/window.ts): pictures are encoded once for all. */
export const ENCODED_ONCE = '--enable-blink-features=RTCEncodedSource';
