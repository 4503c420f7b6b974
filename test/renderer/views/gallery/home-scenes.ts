/** What Home and the settings look like: empty, full, slow and failing. */
import type { FeedNews, RecentRoom, Settings } from '../../../../main/bridge.ts';
import type { Scene } from './scenes.ts';

const HOUR_MS = 3_600_000;
const NOW = Date.now();

function room(number: number, roomName: string, changes: Partial<RecentRoom>, hoursAgo: number): RecentRoom {
  const secret = String(number).padEnd(43, 'k');
  return {
    roomName,
    origin: 'http://192.168.1.5:7300',
    secret,
    kind: 'joined',
    at: NOW - hoursAgo * HOUR_MS,
    ...changes,
  };
}

const RECENT: RecentRoom[] = [
  room(1, "Ana's room", { kind: 'hosted-here' }, 0.2),
  room(2, 'Studio', {}, 3),
  room(
    3,
    'Monday round of the harbour survey, with everybody from the three offices',
    { kind: 'hosted', origin: 'https://meet.harbour.example' },
    30,
  ),
  room(4, '', { origin: 'https://meet.example.org' }, 80),
  room(5, 'Choir', {}, 200),
  room(6, 'Family', {}, 900),
];

const FEEDS = [
  { url: 'https://harbour.example/news/feed.xml', title: 'Harbour news' },
  { url: 'https://sea.example/atom', title: 'The sea, day by day' },
];

const [HARBOUR, SEA] = [
  [
    'The new pilot boat has arrived',
    'Depths at station 6 have been measured anew, and the buoy stands 40 m further east than last week',
    'Tide tables for December',
  ],
  ['A whale in the bay', 'Why the water is warm this November', 'Storm warning lifted', 'What the divers found'],
].map((titles, feed) =>
  titles.map((title, index) => ({
    title,
    url: `https://example.org/${feed}/${index}`,
    at: NOW - (index * 7 + feed * 2) * HOUR_MS,
  })),
);

const NEWS: FeedNews[] = [
  { url: 'https://harbour.example/news/feed.xml', title: 'Harbour news', headlines: HARBOUR ?? [], readAt: NOW },
  { url: 'https://sea.example/atom', title: 'The sea, day by day', headlines: SEA ?? [], readAt: NOW },
];

const SERVERS = [
  { origin: 'https://meet.harbour.example', name: 'Survey office' },
  { origin: 'https://meet.example.org', name: '' },
];

const FULL: Partial<Settings> = { recentRooms: RECENT, feeds: FEEDS, servers: SERVERS };

const NEARBY = [
  { roomName: 'Studio', hostName: 'Ben', host: 'b'.repeat(43), origin: 'http://192.168.1.9:7300' },
  {
    roomName: 'Monday round of the harbour survey, with everybody',
    hostName: '',
    host: 'c'.repeat(43),
    origin: 'http://192.168.1.23:49152',
  },
];

export const HOME_SCENES: Readonly<Record<string, Scene>> = {
  'home-full': { at: 'home', platform: { settings: FULL, news: NEWS } },
  'home-nearby': {
    at: 'home',
    platform: { settings: { ...FULL, looksForRooms: true, showsRooms: true }, news: NEWS, nearby: NEARBY },
  },
  'home-nearby-looking': { at: 'home', platform: { settings: { looksForRooms: true } } },
  'home-news-slow': { at: 'home', platform: { settings: { feeds: FEEDS }, news: 'never' } },
  'home-news-failing': {
    at: 'home',
    platform: {
      settings: { feeds: FEEDS, recentRooms: RECENT.slice(0, 2) },
      news: NEWS.map((one, index) => (index === 0 ? { ...one, headlines: [], failure: 'not-found' } : one)),
    },
  },
  'home-feed-wrong': {
    at: 'home',
    open: ['Add a feed'],
    type: ['Address of a feed or a website', 'harbour.example'],
    press: ['Add'],
  },
  'home-feed-looking': {
    at: 'home',
    platform: { found: 'never' },
    open: ['Add a feed'],
    type: ['Address of a feed or a website', 'harbour.example'],
    press: ['Add'],
  },
  'home-removed': { at: 'home', platform: { settings: FULL }, press: ['Remove Studio from the list'] },
  'home-server': { at: 'home', choose: ['Where', 'On another server…'] },
  'home-server-wrong': { at: 'home', choose: ['Where', 'On another server…'], press: ['Save'] },
  'home-server-tested': {
    at: 'home',
    platform: { settings: FULL },
    choose: ['Where', 'On Survey office'],
    press: ['Test'],
  },
  'home-guest': { at: 'home', platform: { kind: 'web' } },
  'call-invite-phones': {
    at: 'hosting',
    call: { people: 1 },
    platform: { addresses: [{ interfaceName: 'Wi-Fi', origin: 'https://meet.harbour.example' }] },
    awaits: 'You are the only one here',
  },
  'call-invite-code': { at: 'hosting', call: { people: 3 }, press: ['Invite', 'QR code'] },
  'call-invite-large': { at: 'hosting', call: { people: 1 }, press: ['QR code', 'Show large'] },
  'settings-general': { at: 'home', press: ['Settings'] },
  'settings-devices': { at: 'home', press: ['Settings', 'Audio & video'] },
  'settings-devices-denied': {
    at: 'home',
    media: { camera: { status: 'failed', reason: 'denied' }, microphone: { status: 'failed', reason: 'denied' } },
    press: ['Settings', 'Audio & video'],
  },
  'settings-shortcuts': { at: 'home', press: ['Settings', 'Shortcuts'] },
  'settings-privacy': { at: 'home', platform: { settings: FULL, news: NEWS }, press: ['Settings', 'Privacy'] },
  'settings-privacy-off': {
    at: 'home',
    platform: { settings: { ...FULL, feeds: [] } },
    press: ['Settings', 'Privacy', 'Keep the rooms that you were in'],
  },
  'settings-privacy-guest': { at: 'home', platform: { kind: 'web' }, press: ['Settings', 'Privacy'] },
  'settings-about': { at: 'home', press: ['Settings', 'About'] },
};
