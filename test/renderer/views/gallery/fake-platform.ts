import type {
  FeedAnswer,
  FeedNews,
  HostAddress,
  HostingAnswer,
  LayoutSetting,
  NearbyRoom,
  NetworkSettings,
  ScreenSource,
  ScreenSourcesAnswer,
  Settings,
} from '../../../../main/bridge.ts';
import type { Platform } from '../../../../renderer/platform/platform.ts';
import { screenThumbnail } from './drawn-screen.ts';

export type PlatformScene = {
  kind?: Platform['kind'];
  name?: string;
  network?: NetworkSettings;
  layout?: LayoutSetting;
  /** Whatever else is in the settings. */
  settings?: Partial<Settings>;
  /** `never` is being asked for ever. */
  news?: FeedNews[] | 'never';
  found?: FeedAnswer | 'never';
  nearby?: NearbyRoom[];
  addresses?: HostAddress[];
  hosting?: HostingAnswer;
  /** `never` stays looking. */
  sources?: ScreenSourcesAnswer | 'never';
};

const ADDRESSES: HostAddress[] = [
  { interfaceName: 'Wi-Fi', origin: 'http://192.168.1.5:7300' },
  { interfaceName: 'Ethernet', origin: 'http://10.20.0.17:7300' },
];

export function fakePlatform(scene: PlatformScene): Platform {
  let settings: Settings = {
    name: scene.name ?? 'Ana',
    theme: 'system',
    ...(scene.network && { network: scene.network }),
    ...(scene.layout && { layout: scene.layout }),
    ...scene.settings,
  };
  const hosting: HostingAnswer = scene.hosting ?? {
    ok: true,
    origin: 'http://127.0.0.1:7300',
    addresses: scene.addresses ?? ADDRESSES,
  };
  const list = (): Promise<ScreenSourcesAnswer> =>
    scene.sources === 'never'
      ? new Promise(() => undefined)
      : Promise.resolve(scene.sources ?? { ok: true, sources: drawnSources(), mayRepeat: false });
  const kind = scene.kind ?? 'desktop';
  return {
    kind,
    openSocket: async () => ({ ok: false, reason: 'unreachable' }),
    readSettings: async () => settings,
    writeSettings: async (changes) => {
      settings = { ...settings, ...changes };
      return settings;
    },
    startHosting: async () => hosting,
    stopHosting: async () => undefined,
    copyText: async () => undefined,
    takeInvitation: async () => null,
    onInvitation: () => () => undefined,
    ...(kind === 'desktop' && {
      identities: { keep: async () => undefined, find: async () => undefined, keepOnly: async () => undefined },
      news: fakeNews(scene),
      nearby: {
        show: async () => undefined,
        look: async () => undefined,
        onRooms: (listener: (rooms: readonly NearbyRoom[]) => void) => {
          listener(scene.nearby ?? []);
          return () => undefined;
        },
      },
      screenPicker: { list, choose: async (id) => id !== 'gone', canShareAudio: true },
    }),
  };
}

function fakeNews({ news = [], found = NOT_A_FEED }: PlatformScene): NonNullable<Platform['news']> {
  const never = new Promise<never>(() => undefined);
  return {
    read: async () => (news === 'never' ? [] : news),
    refresh: async () => (news === 'never' ? never : news),
    find: async () => (found === 'never' ? never : found),
  };
}

const NOT_A_FEED: FeedAnswer = { ok: false, reason: 'not-a-feed' };

function drawnSources(): ScreenSource[] {
  const screen = screenThumbnail(false);
  const window = screenThumbnail(true);
  return [
    { id: 'screen-1', name: 'Screen 1', kind: 'screen', thumbnail: screen },
    { id: 'screen-2', name: 'Screen 2', kind: 'screen', thumbnail: '' },
    {
      id: 'window-1',
      name: 'Harbour survey, week 47 – a document with a long title',
      kind: 'window',
      thumbnail: window,
    },
    { id: 'window-2', name: 'Terminal', kind: 'window', thumbnail: '' },
    { id: 'window-3', name: 'Letters', kind: 'window', thumbnail: window },
    { id: 'gone', name: 'A window that closes', kind: 'window', thumbnail: window },
  ];
}
