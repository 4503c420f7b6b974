/** Where the renderer runs: inside the app, or as a browser guest's page. One small interface for both. */
import type {
  FeedAnswer,
  FeedNews,
  HostingAnswer,
  NearbyRoom,
  ScreenSourcesAnswer,
  Settings,
  ShownRoom,
} from '../../main/bridge.ts';
import type { Identity } from '../call/seal/identity.ts';
import type { OpenSocket } from '../call/server/signalling-socket.ts';

/** Who made which room; by the hash of the identity, as an invitation names it. */
export interface IdentityStore {
  keep(host: string, identity: Identity): Promise<void>;
  find(host: string): Promise<Identity | undefined>;
  /** Forgets all the others. */
  keepOnly(hosts: readonly string[]): Promise<void>;
}

export interface Platform {
  readonly kind: 'desktop' | 'web';
  readonly openSocket: OpenSocket;
  /** Of a browser guest's page: the server that it came from. */
  readonly pageOrigin?: string;
  readSettings(): Promise<Settings>;
  writeSettings(changes: Partial<Settings>): Promise<Settings>;
  /** Desktop: starts the embedded server. Web: answers with the server that served the page. */
  startHosting(): Promise<HostingAnswer>;
  stopHosting(): Promise<void>;
  copyText(text: string): Promise<void>;
  /** The invitation's link this window was opened with, if any. */
  takeInvitation(): Promise<string | null>;
  /** Returns its undo. */
  onInvitation(listener: (link: string) => void): () => void;
  /**
   * On the web a page can reach its own server alone: an invitation to another one is opened on that server's page.
   * True when the page is being left.
   */
  goElsewhere?(invitation: { origin: string; link: string }): boolean;
  /** The computer has slept, as the system tells it; a browser does not. Returns its undo. */
  onResume?(listener: () => void): () => void;
  /** Absent where the browser shows its own picker. */
  readonly screenPicker?: {
    list(): Promise<ScreenSourcesAnswer>;
    choose(id: string, options: { withAudio: boolean }): Promise<boolean>;
    /** Whether the system's sound can be shared here. */
    readonly canShareAudio: boolean;
  };
  /** Absent where nothing of a room may stay: on a browser guest's page. */
  readonly identities?: IdentityStore;
  /** Rooms on this network. Absent where they can be neither shown nor seen. */
  readonly nearby?: {
    show(room: ShownRoom): Promise<void>;
    look(isLooking: boolean): Promise<void>;
    /** Returns its undo. */
    onRooms(listener: (rooms: readonly NearbyRoom[]) => void): () => void;
  };
  /** Absent where no feeds are read. */
  readonly news?: {
    read(): Promise<FeedNews[]>;
    refresh(options: { isForced: boolean }): Promise<FeedNews[]>;
    find(url: string): Promise<FeedAnswer>;
  };
}
