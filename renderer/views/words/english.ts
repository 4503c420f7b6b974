/** Bundled: what the other languages are measured by, and what stands in for them. One JSON file for each folder of views. */
import call from './en/call.json';
import chat from './en/chat.json';
import devices from './en/devices.json';
import hearing from './en/hearing.json';
import home from './en/home.json';
import invite from './en/invite.json';
import lobby from './en/lobby.json';
import nearby from './en/nearby.json';
import news from './en/news.json';
import parts from './en/parts.json';
import people from './en/people.json';
import reasons from './en/reasons.json';
import recent from './en/recent.json';
import servers from './en/servers.json';
import settings from './en/settings.json';
import share from './en/share.json';
import stage from './en/stage.json';
import statistics from './en/statistics.json';

export const ENGLISH = {
  call,
  chat,
  devices,
  hearing,
  home,
  invite,
  lobby,
  nearby,
  news,
  parts,
  people,
  reasons,
  recent,
  servers,
  settings,
  share,
  stage,
  statistics,
};

/** The folder of views whose words they are: i18next's namespace. */
export type Area = keyof typeof ENGLISH;

/** What a language must have, key by key: less does not compile. */
export type AllWords = typeof ENGLISH;
