import type { BrowserWindow, BrowserWindowConstructorOptions, WindowOpenHandlerResponse } from 'electron';

/** As the page calls it: renderer/views/mini/open-mini-window.ts. */
const FRAME_NAME = 'engage-mini';

const OPTIONS: BrowserWindowConstructorOptions = {
  title: 'Engage',
  width: 400,
  height: 264,
  minWidth: 240,
  minHeight: 160,
  alwaysOnTop: true,
  fullscreenable: false,
  maximizable: false,
  minimizable: false,
  skipTaskbar: true,
  autoHideMenuBar: true,
};

/** The one window that the page may open: empty, and filled by the page itself. Undefined for any other. */
export function allowedMini({
  url,
  frameName,
}: {
  url: string;
  frameName: string;
}): WindowOpenHandlerResponse | undefined {
  if (frameName !== FRAME_NAME || url !== 'about:blank') return undefined;
  return { action: 'allow', overrideBrowserWindowOptions: OPTIONS };
}

/** It stays above other programs, and goes nowhere. */
export function confineMini(window: BrowserWindow): void {
  window.setAlwaysOnTop(true, 'floating');
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.on('will-redirect', (event) => event.preventDefault());
  webContents.on('will-frame-navigate', (event) => event.preventDefault());
}
