/**
 * CONTRACT main <-> renderer. Types only, imports nothing.
 * `Requests` are asked by the renderer and answered by main; `Notices` go the other way.
 * Everything here crosses as structured-cloned JSON. Expected failures are answers, not exceptions:
 * of an exception only the message would arrive.
 */

export type Theme = 'system' | 'light' | 'dark';

/** The language of the words on screen. */
export type LanguageSetting = 'system' | 'en' | 'de' | 'fr';

/** How the people in a call stand: all alike, or whoever speaks large. */
export type LayoutSetting = 'grid' | 'speaker';

/** A device as remembered: ids change when permissions are reset, labels rarely do. */
export type DevicePreference = { id: string; label: string };

/** One STUN or TURN server; a TURN server has a name and a password. */
export type IceServerSettings = {
  /** `stun:`, `turn:` or `turns:` (RFC 7064, RFC 7065). */
  urls: string;
  username?: string;
  credential?: string;
};

/** What is done to the own voice before it is sent. */
export type VoiceSettings = {
  echoCancellation: boolean;
  /** `standard` is the browser's own; `strong` leaves little but voices. */
  noiseSuppression: 'off' | 'standard' | 'strong';
  autoGainControl: boolean;
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

/** A server to host rooms on. */
export type SavedServer = {
  /** `https://meet.example.org`; it stands in the list once. */
  origin: string;
  /** As a person calls it; empty: the address says it. */
  name: string;
};

/** A room that a person was in, and how to come back. The secret is as good as the invitation. */
export type RecentRoom = {
  roomName: string;
  /** Of the server; of one on this computer the port may be another next time. */
  origin: string;
  /** As in the invitation: `k`, `h` and `p` of docs/security.md, as base64url. */
  secret: string;
  host?: string | undefined;
  pin?: string | undefined;
  words?: string | undefined;
  /** `joined`: comes back by the invitation. `hosted-here`, `hosted`: made the room, on this computer or on a server. */
  kind: 'joined' | 'hosted-here' | 'hosted';
  /** When it was left, or joined if it was not yet. Milliseconds since 1970. */
  at: number;
};

/** A feed of news: RSS, Atom or JSON Feed. */
export type FeedSettings = {
  /** `http://` or `https://`; it stands in the list once. */
  url: string;
  title: string;
};

export type Settings = {
  name: string;
  theme: Theme;
  /** Absent: the system's. */
  language?: LanguageSetting;
  microphone?: DevicePreference;
  camera?: DevicePreference;
  speaker?: DevicePreference;
  /** How much the background is blurred; absent: not at all. */
  background?: 'off' | 'light' | 'strong';
  /** Absent: as browsers do it. */
  voice?: VoiceSettings;
  network?: NetworkSettings;
  /** What screens are shared for, as last chosen. */
  screenMode?: 'text' | 'motion';
  /** Absent: the grid. */
  layout?: LayoutSetting;
  /** Soft sounds when somebody comes, goes, knocks or raises a hand; absent: they are on. */
  sounds?: boolean;
  servers?: SavedServer[];
  /** Newest first. */
  recentRooms?: RecentRoom[];
  /** Absent: they are. */
  keepsRecentRooms?: boolean;
  feeds?: FeedSettings[];
  /** Rooms that are hosted on this computer are shown on this network; absent: they are not. */
  showsRooms?: boolean;
  /** Home looks for rooms that others show; absent: it does not. */
  looksForRooms?: boolean;
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
  /** `mayRepeat`: asking again disturbs nobody. */
  | { ok: true; sources: ScreenSource[]; mayRepeat: boolean }
  /** `denied`: the system forbids screen recording until a person allows it in its settings. */
  | { ok: false; reason: 'denied' | 'failed' };

/** All of it plain text: nothing of a feed's HTML reaches the page. */
export type Headline = {
  title: string;
  /** `https://`; absent where the feed gives none that may be opened. */
  url?: string | undefined;
  /** Milliseconds since 1970; never to come. */
  at?: number | undefined;
};

export type FeedFailure =
  /** No name, no server or no network. */
  | 'unreachable'
  | 'timed-out'
  | 'untrusted-certificate'
  | 'not-found'
  /** It wants a name and a password. */
  | 'refused'
  | 'server-failed'
  | 'too-large'
  /** It leads elsewhere, to where it is not followed. */
  | 'moved'
  /** Something answers, but no feed. */
  | 'not-a-feed'
  /** A feed that is broken. */
  | 'not-readable';

/** A feed of the settings, and what is known of it. */
export type FeedNews = {
  url: string;
  title: string;
  /** Newest first as the feed has them, at most 20; of the last time that it was read. */
  headlines: Headline[];
  /** Absent: never. */
  readAt?: number;
  /** Why it was not read this time. */
  failure?: FeedFailure;
};

/** `url` is where the feed was found: a page may have named it. */
export type FeedAnswer = { ok: true; url: string; title: string } | { ok: false; reason: FeedFailure };

/** A room of the embedded server, as others on this network are shown it. */
export type ShownRoom = {
  roomName: string;
  /** Of the person who hosts. */
  hostName: string;
  /** `h` of the invitation: whom a knock is for. */
  host: string;
};

/** A room that somebody shows on this network. Nobody vouches for what it says of itself. */
export type NearbyRoom = ShownRoom & {
  /** `http://192.168.1.5:7300` */
  origin: string;
};

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

  /** What is kept of the feeds in the settings. Asks nobody. */
  readNews(): FeedNews[];
  /** Asks the feeds in the settings that were not asked for a quarter of an hour, or all of them. */
  refreshNews(options: { isForced: boolean }): FeedNews[];
  /** Looks for a feed at an address, before it is added to the settings. */
  findFeed(url: string): FeedAnswer;

  /** Shows the room of the embedded server on this network, until hosting stops. */
  showRoom(room: ShownRoom): void;
  /** Starts or stops looking for rooms that others show; `nearbyRooms` tells of them. */
  lookForRooms(isLooking: boolean): void;

  copyText(text: string): void;
  /** The invitation this app was started with, if any; it is handed out once. */
  takeInvitation(): string | null;
};

export type Notices = {
  socketFrame: { socketId: number; text: string };
  socketClosed: { socketId: number };
  /** All that are shown on this network now. */
  nearbyRooms: { rooms: NearbyRoom[] };
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
