import { join } from 'node:path';
import { BrowserWindow, type Session } from 'electron';
import { APP_URL, isOwnUrl } from './app-origin.ts';
import { offerExternalLink } from './external-link.ts';
import { allowedMini, confineMini } from './mini-window.ts';

/** The dark theme's stage: what is seen before the page has painted. */
const BACKGROUND = '#0E1013';

/** Opens the app's window: sandboxed, isolated, and unable to leave its own page. */
export function openWindow(session: Session): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Engage',
    width: 1280,
    height: 800,
    minWidth: 360,
    minHeight: 480,
    show: false,
    backgroundColor: BACKGROUND,
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      // A call goes on at full speed behind other windows.
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
      spellcheck: false,
      // A picture is encoded once for all who are sent it: see docs/security.md.
      enableBlinkFeatures: 'RTCEncodedSource',
    },
  });
  confine(window);
  window.once('ready-to-show', () => window.show());
  // A page that cannot be loaded is a broken installation; the window stays, empty, and the log says why.
  window.loadURL(APP_URL).catch((error: unknown) => console.error('the page could not be loaded', error));
  return window;
}

/** Brings a window to the front, also from the dock. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Links open in the person's browser after a question; the window itself goes nowhere but to its own page. */
function confine(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.on('did-create-window', confineMini);
  webContents.setWindowOpenHandler(({ url, frameName }) => {
    const mini = allowedMini({ url, frameName });
    if (mini) return mini;
    void offerExternalLink(window, url);
    return { action: 'deny' };
  });
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.on('will-redirect', (event) => event.preventDefault());
  webContents.on('will-frame-navigate', (event) => {
    // The own page loads itself again when Vite has rebuilt it.
    if (!event.isMainFrame || !isOwnUrl(event.url)) event.preventDefault();
  });
}
