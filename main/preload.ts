/** Exposes `window.engage`: one method for each request, and nothing of Electron itself. */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { Bridge, Notices, Requests } from './bridge.ts';

function request<K extends keyof Requests>(name: K) {
  return (...args: Parameters<Requests[K]>): Promise<ReturnType<Requests[K]>> => ipcRenderer.invoke(name, ...args);
}

const NOTICES: Record<keyof Notices, true> = {
  socketFrame: true,
  socketClosed: true,
  nearbyRooms: true,
  resumed: true,
  invitationOpened: true,
};

function on<K extends keyof Notices>(name: K, listener: (notice: Notices[K]) => void): () => void {
  if (!Object.hasOwn(NOTICES, name)) throw new Error(`no such notice: ${name}`);
  const handle = (_event: IpcRendererEvent, notice: Notices[K]): void => listener(notice);
  ipcRenderer.on(name, handle);
  return () => ipcRenderer.off(name, handle);
}

function platformName(): Bridge['platform'] {
  const { platform } = process;
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux';
}

const bridge: Bridge = {
  platform: platformName(),
  on,
  readSettings: request('readSettings'),
  writeSettings: request('writeSettings'),
  startHosting: request('startHosting'),
  stopHosting: request('stopHosting'),
  openSocket: request('openSocket'),
  sendFrame: request('sendFrame'),
  closeSocket: request('closeSocket'),
  listScreenSources: request('listScreenSources'),
  chooseScreenSource: request('chooseScreenSource'),
  readNews: request('readNews'),
  refreshNews: request('refreshNews'),
  findFeed: request('findFeed'),
  showRoom: request('showRoom'),
  lookForRooms: request('lookForRooms'),
  copyText: request('copyText'),
  takeInvitation: request('takeInvitation'),
};

contextBridge.exposeInMainWorld('engage', bridge);
