import { join } from 'node:path';
import { app, type BrowserWindow, clipboard, nativeTheme, powerMonitor, session } from 'electron';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { answerRequests, notify } from './ipc.ts';
import { setMenu } from './menu.ts';
import { Nearby } from './nearby/nearby.ts';
import { fetchFeedsApart } from './news/fetch-feeds-apart.ts';
import { News } from './news/news.ts';
import { openNewsCache } from './news/news-cache.ts';
import { OpenedLink } from './opened-link.ts';
import { restrictPermissions } from './permissions.ts';
import { ScreenCapture } from './screen-capture.ts';
import { openSettings } from './settings.ts';
import { SignallingHost } from './signalling-host.ts';
import { SignallingLink } from './signalling-link.ts';
import { focusWindow, openWindow } from './window.ts';

const RENDERER_FOLDER = join(import.meta.dirname, '../renderer');

if (app.requestSingleInstanceLock()) boot();
else app.quit();

function boot(): void {
  app.enableSandbox();
  registerAppScheme();
  const openedLink = new OpenedLink(process.argv);
  app.whenReady().then(
    () => run(openedLink),
    (error: unknown) => {
      console.error('Engage could not start', error);
      app.exit(1);
    },
  );
}

function run(openedLink: OpenedLink): void {
  // A session that is kept, so that device ids stay the same.
  const appSession = session.fromPartition('persist:engage');
  const screenCapture = new ScreenCapture();
  const link = new SignallingLink();
  const settings = openSettings();
  const news = new News({
    feeds: () => settings.read().feeds ?? [],
    cache: openNewsCache(),
    fetchFeeds: fetchFeedsApart,
  });
  let window: BrowserWindow | undefined;
  const contents = () => window?.webContents;
  const host = new SignallingHost(RENDERER_FOLDER);
  const nearby = new Nearby((rooms) => notify(contents(), 'nearbyRooms', { rooms }));
  const show = (): void => {
    if (window) return focusWindow(window);
    window = openWindow(appSession);
    // A page that was loaded anew knows nothing of the old one's sockets.
    window.webContents.on('did-navigate', () => {
      void link.leaveAll();
      nearby.look(false);
    });
    window.once('closed', () => {
      window = undefined;
      void link.leaveAll();
      nearby.look(false);
    });
  };

  setMenu();
  nativeTheme.themeSource = settings.read().theme;
  serveApp(appSession, RENDERER_FOLDER);
  restrictPermissions(appSession);
  screenCapture.serve(appSession);
  openedLink.register((url) => {
    if (!window) openedLink.keep(url);
    notify(contents(), 'invitationOpened', { url });
  });
  answerRequests({
    readSettings: () => settings.read(),
    writeSettings: (changes) => {
      const kept = settings.write(changes);
      nativeTheme.themeSource = kept.theme;
      return kept;
    },
    startHosting: () => host.start(),
    stopHosting: () => {
      nearby.hide();
      host.stop();
    },
    showRoom: async (room) => {
      const answer = await host.start();
      if (answer.ok) nearby.show(room, Number(new URL(answer.origin).port));
    },
    lookForRooms: (isLooking) => nearby.look(isLooking),
    openSocket: (url, pin) => link.open(contents(), url, pin),
    sendFrame: (socketId, text) => link.send(socketId, text),
    closeSocket: (socketId) => link.close(socketId),
    listScreenSources: () => screenCapture.list(),
    chooseScreenSource: (id, options) => screenCapture.choose(id, options),
    readNews: () => news.read(),
    refreshNews: (options) => news.refresh(options),
    findFeed: (url) => news.find(url),
    copyText: (text) => clipboard.writeText(text),
    takeInvitation: () => openedLink.take(),
  });
  powerMonitor.on('resume', () => notify(contents(), 'resumed', {}));
  app.on('second-instance', show);
  app.on('activate', show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let hasLeft = false;
  app.on('will-quit', (event) => {
    if (hasLeft) return host.stop();
    // The own server, too, tells the others that its host has left before it goes.
    event.preventDefault();
    void link.leaveAll().then(() => {
      hasLeft = true;
      app.quit();
    });
  });
  show();
}
