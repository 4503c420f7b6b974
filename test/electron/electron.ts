/** What `electron` resolves to in the main process. */
import { app } from './app.ts';
import { StandInBrowserWindow } from './browser-window.ts';
import { clipboard } from './clipboard.ts';
import { registerScheme } from './custom-scheme.ts';
import { desktopCapturer } from './desktop-capturer.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipc-main.ts';
import { StandInMenu, StandInMenuItem } from './menu.ts';
import { nativeImage } from './native-image.ts';
import { nativeTheme } from './native-theme.ts';
import { StandInNotification } from './notification.ts';
import { listenToParent } from './parent-channel.ts';
import { powerMonitor, powerSaveBlocker } from './power.ts';
import { notThere, refuseUnknown } from './refuse-unknown.ts';
import { routePages } from './routing.ts';
import { screen } from './screen.ts';
import { session } from './session.ts';
import { shell } from './shell.ts';
import { systemPreferences } from './system-preferences.ts';
import { StandInTray } from './tray.ts';
import { fitsElectron } from './typing.ts';
import { utilityProcess } from './utility-process.ts';

// Not earlier: the app is ready after the main script's first run, which begins with this import.
Object.assign(process, { type: 'browser', defaultApp: true });
Object.assign(process.versions, { electron: '45.0.0', chrome: '156.0.0.0' });
routePages();

const protocol = refuseUnknown('protocol', {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const scheme of schemes) registerScheme(scheme);
  },
  handle: (...args: Parameters<Electron.Protocol['handle']>): void => session.defaultSession.protocol.handle(...args),
  unhandle: (scheme: string): void => session.defaultSession.protocol.unhandle(scheme),
});

const net = refuseUnknown('net', {
  fetch: (...args: Parameters<typeof fetch>): Promise<Response> => fetch(...args),
  isOnline: (): boolean => true,
});

fitsElectron<typeof protocol, typeof Electron.protocol>();

const crashReporter = refuseUnknown('crashReporter', { start(_options: unknown): void {} });

const autoUpdater = notThere('autoUpdater');
const BaseWindow = notThere('BaseWindow');
const BrowserView = notThere('BrowserView');
const contentTracing = notThere('contentTracing');
const globalShortcut = notThere('globalShortcut');
const ImageView = notThere('ImageView');
const inAppPurchase = notThere('inAppPurchase');
const MessageChannelMain = notThere('MessageChannelMain');
const netLog = notThere('netLog');
const pushNotifications = notThere('pushNotifications');
const safeStorage = notThere('safeStorage');
const ShareMenu = notThere('ShareMenu');
const TouchBar = notThere('TouchBar');
const View = notThere('View');
const webContents = notThere('webContents');
const WebContentsView = notThere('WebContentsView');
const webFrameMain = notThere('webFrameMain');

const electron: Partial<Record<keyof typeof Electron, unknown>> = refuseUnknown(
  'electron',
  {
    app,
    autoUpdater,
    BaseWindow,
    BrowserView,
    BrowserWindow: StandInBrowserWindow,
    clipboard,
    contentTracing,
    crashReporter,
    desktopCapturer,
    dialog,
    globalShortcut,
    ImageView,
    inAppPurchase,
    ipcMain,
    Menu: StandInMenu,
    MenuItem: StandInMenuItem,
    MessageChannelMain,
    nativeImage,
    nativeTheme,
    net,
    netLog,
    Notification: StandInNotification,
    powerMonitor,
    powerSaveBlocker,
    protocol,
    pushNotifications,
    safeStorage,
    screen,
    session,
    ShareMenu,
    shell,
    systemPreferences,
    TouchBar,
    Tray: StandInTray,
    utilityProcess,
    View,
    webContents,
    WebContentsView,
    webFrameMain,
  },
  // What only pages and utility processes have.
  ['ipcRenderer', 'contextBridge', 'webFrame', 'webUtils', 'parentPort', 'default'],
);

listenToParent(electron, () => app.exit(0));

export {
  app,
  autoUpdater,
  BaseWindow,
  BrowserView,
  clipboard,
  contentTracing,
  crashReporter,
  desktopCapturer,
  dialog,
  globalShortcut,
  ImageView,
  inAppPurchase,
  ipcMain,
  MessageChannelMain,
  nativeImage,
  nativeTheme,
  net,
  netLog,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  pushNotifications,
  ShareMenu,
  StandInBrowserWindow as BrowserWindow,
  StandInMenu as Menu,
  StandInMenuItem as MenuItem,
  StandInNotification as Notification,
  StandInTray as Tray,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  TouchBar,
  utilityProcess,
  View,
  WebContentsView,
  webContents,
  webFrameMain,
};

// electron-store and others say `import electron from 'electron'`.
// biome-ignore lint/style/noDefaultExport: Electron's module has one.
export default electron;
