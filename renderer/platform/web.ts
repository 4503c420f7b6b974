/** A browser guest's page, served by a signalling server. */
import type { SocketFailure } from '../call/server/signalling-socket.ts';
import type { Platform } from './platform.ts';
import { SocketInbox } from './socket-inbox.ts';
import { readWebSettings, writeWebSettings } from './web-settings.ts';

const OPEN_TIMEOUT_MS = 10_000;

export function createWebPlatform(): Platform {
  return {
    kind: 'web',
    openSocket,
    pageOrigin: location.origin,
    readSettings: async () => readWebSettings(),
    writeSettings: async (changes) => writeWebSettings(changes),
    startHosting: async () => ({ ok: true, origin: location.origin, addresses: [] }),
    stopHosting: async () => undefined,
    copyText: (text) => navigator.clipboard.writeText(text),
    takeInvitation: async () => takeInvitation(),
    goElsewhere: ({ origin, link }) => {
      if (origin === location.origin) return false;
      location.assign(link);
      return true;
    },
    onInvitation: (listener) => {
      const handle = (): void => {
        const link = takeInvitation();
        if (link) listener(link);
      };
      addEventListener('hashchange', handle);
      return () => removeEventListener('hashchange', handle);
    },
  };
}

/** The secret leaves the address bar at once: nobody shares it with a screenshot or a bookmark. */
function takeInvitation(): string | null {
  if (!/[#&][kh]=/.test(location.hash)) return null;
  const link = location.href;
  history.replaceState(null, '', location.pathname);
  return link;
}

const openSocket: Platform['openSocket'] = (url, _pin, abortSignal) =>
  new Promise((resolve) => {
    const refuse = (reason: SocketFailure): void => resolve({ ok: false, reason });
    const socket = createSocket(url);
    if (!socket) return refuse('malformed-address');
    const inbox = new SocketInbox();
    const timer = setTimeout(() => {
      refuse('timed-out');
      socket.close();
    }, OPEN_TIMEOUT_MS);
    abortSignal?.addEventListener('abort', () => socket.close());
    socket.onmessage = ({ data }) => typeof data === 'string' && inbox.addFrame(data);
    socket.onclose = () => {
      clearTimeout(timer);
      refuse('unreachable');
      inbox.close();
    };
    socket.onopen = () => {
      clearTimeout(timer);
      resolve({
        ok: true,
        socket: {
          send: (text) => socket.readyState === WebSocket.OPEN && socket.send(text),
          close: () => socket.close(),
          onFrame: (listener) => inbox.onFrame(listener),
          onClose: (listener) => inbox.onClose(listener),
        },
      });
    };
  });

/** The constructor throws on an address that it cannot read. */
function createSocket(url: string): WebSocket | undefined {
  try {
    return new WebSocket(url);
  } catch {
    return undefined;
  }
}
