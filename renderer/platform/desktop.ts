/** Inside the app: the Platform over `window.engage`, the bridge that the preload exposes. */
import type { Bridge } from '../../main/bridge.ts';
import type { SignallingSocket } from '../call/server/signalling-socket.ts';
import { createIdentityStore } from './kept-identities.ts';
import type { Platform } from './platform.ts';
import { SocketInbox } from './socket-inbox.ts';

export function createDesktopPlatform(bridge: Bridge): Platform {
  const openSocket = openSocketThrough(bridge);
  return {
    kind: 'desktop',
    openSocket,
    readSettings: () => bridge.readSettings(),
    writeSettings: (changes) => bridge.writeSettings(changes),
    startHosting: () => bridge.startHosting(),
    stopHosting: () => bridge.stopHosting(),
    copyText: (text) => bridge.copyText(text),
    takeInvitation: () => bridge.takeInvitation(),
    onInvitation: (listener) => bridge.on('invitationOpened', ({ url }) => listener(url)),
    onResume: (listener) => bridge.on('resumed', listener),
    identities: createIdentityStore(),
    nearby: {
      show: (room) => bridge.showRoom(room),
      look: (isLooking) => bridge.lookForRooms(isLooking),
      onRooms: (listener) => bridge.on('nearbyRooms', ({ rooms }) => listener(rooms)),
    },
    news: {
      read: () => bridge.readNews(),
      refresh: (options) => bridge.refreshNews(options),
      find: (url) => bridge.findFeed(url),
    },
    screenPicker: {
      list: () => bridge.listScreenSources(),
      choose: (id, options) => bridge.chooseScreenSource(id, options),
      // Chromium's loopback capture; macOS and Linux have none that holds on every version.
      canShareAudio: bridge.platform === 'win32',
    },
  };
}

function openSocketThrough(bridge: Bridge): Platform['openSocket'] {
  const inboxes = new Map<number, SocketInbox>();
  /** Frames may come before the answer that names their socket. */
  const inboxOf = (socketId: number): SocketInbox => {
    const inbox = inboxes.get(socketId) ?? new SocketInbox();
    inboxes.set(socketId, inbox);
    return inbox;
  };
  bridge.on('socketFrame', ({ socketId, text }) => inboxOf(socketId).addFrame(text));
  bridge.on('socketClosed', ({ socketId }) => inboxOf(socketId).close());
  return async (url, pin) => {
    const answer = await bridge.openSocket(url, pin);
    if (!answer.ok) return answer;
    const { socketId } = answer;
    const inbox = inboxOf(socketId);
    const socket: SignallingSocket = {
      send: (text) => void bridge.sendFrame(socketId, text),
      close: () => void bridge.closeSocket(socketId),
      onFrame: (listener) => inbox.onFrame(listener),
      onClose: (listener) =>
        inbox.onClose(() => {
          inboxes.delete(socketId);
          listener();
        }),
    };
    return { ok: true, socket };
  };
}
