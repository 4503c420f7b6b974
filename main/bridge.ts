/**
 * CONTRACT main <-> renderer. Types only, imports nothing.
 * `Requests` are asked by the renderer and answered by main; `Notices` go the other way.
 * Everything here crosses as structured-cloned JSON. Expected failures are answers, not exceptions:
 * of an exception only the message would arrive.
 */

export type Theme = 'system' | 'light' | 'dark';

/** The language of the words on screen. */
export type LanguageSetting = 'system' | 'en' | 'de' | 'fr';

/** A device as remembered: ids change when permissions are reset, labels rarely do. */
export type DevicePreference = { id: string; label: string };

/** One STUN or TURN server; a TURN server has a name and a password. */
export type IceServerSettings = {
  /** `stun:`, `turn:` or `turns:` (RFC 7064, RFC 7065). */
  urls: string;
  username?: string;
  credential?: string;
};

export type NetworkSettings = {
  /** Beside those that the room's server names. */
  iceServers: IceServerSettings[];
  /** By way of a TURN server only. */
  relayOnly: boolean;
  /** Bits per second for all pictures together; absent: no limit. */
  maxVideoUpload?: number | undefined;
  /** Pictures are encoded once for all who are sent them, where the engine can; absent: they are. */
  encodeOnce?: boolean | undefined;
};

export type Settings = {
  name: string;
  theme: Theme;
  /** Absent: the system's. */
  language?: LanguageSetting;
  microphone?: DevicePreference;
  camera?: DevicePreference;
  speaker?: DevicePreference;
  network?: NetworkSettings;
};

/** One address of this computer at which others may reach the embedded server. */
export type HostAddress = {
  /** Network interface as the system names it, e.g. "Wi-Fi" or "eth0". */
  interfaceName: string;
  /** `http://192.168.1.5:7300`: what an invitation starts with. */
  origin: string;
};

export type HostingAnswer =
  /** `origin` is how this app reaches its own server; `addresses` is how others do (may be empty). */
  { ok: true; origin: string; addresses: HostAddress[] } | { ok: false; reason: 'no-free-port' | 'server-failed' };

export type SocketAnswer = { ok: true; socketId: number } | { ok: false; reason: SocketFailure };

export type SocketFailure =
  | 'malformed-address'
  | 'unreachable'
  | 'timed-out'
  | 'not-engage'
  | 'untrusted-certificate'
  | 'wrong-certificate';

/** A screen or a window that can be shared. */
export type ScreenSource = {
  id: string;
  name: string;
  kind: 'screen' | 'window';
  /** PNG as a data URL; empty when the system gives none. */
  thumbnail: string;
};

export type ScreenSourcesAnswer =
  | { ok: true; sources: ScreenSource[] }
  /** `denied`: the system forbids screen recording until a person allows it in its settings. */
  | { ok: false; reason: 'denied' | 'failed' };

export type Requests = {
  readSettings(): Settings;
  /** Merges; answers with the settings as now kept. */
  writeSettings(changes: Partial<Settings>): Settings;

  /** Starts the embedded signalling server; answers with the running one when there is one. */
  startHosting(): HostingAnswer;
  stopHosting(): void;

  /**
   * Opens a signalling socket to `ws://` or `wss://`.
   * @param pin of an invitation: the server must have that key, and needs nobody who vouches for it
   */
  openSocket(url: string, pin: string | undefined): SocketAnswer;
  /** Frames are sent in order. A frame for a closed socket is dropped. */
  sendFrame(socketId: number, text: string): void;
  closeSocket(socketId: number): void;

  listScreenSources(): ScreenSourcesAnswer;
  /** Names the source that the next getDisplayMedia gets, once. False when it has gone. */
  chooseScreenSource(id: string, options: { withAudio: boolean }): boolean;

  copyText(text: string): void;
  /** The invitation this app was started with, if any; it is handed out once. */
  takeInvitation(): string | null;
};

export type Notices = {
  socketFrame: { socketId: number; text: string };
  socketClosed: { socketId: number };
  /** The computer has slept. */
  resumed: Record<string, never>;
  /** Somebody opened an `engage://` link while the app was running. */
  invitationOpened: { url: string };
};

type Asynchronous<F> = F extends (...args: infer A) => infer R ? (...args: A) => Promise<R> : never;

/** What the renderer sees as `window.engage`. */
export type Bridge = { readonly [K in keyof Requests]: Asynchronous<Requests[K]> } & {
  readonly platform: 'darwin' | 'win32' | 'linux';
  /** Returns its undo. */
  on<K extends keyof Notices>(name: K, listener: (notice: Notices[K]) => void): () => void;
};
