import call from './de/call.json';
import chat from './de/chat.json';
import devices from './de/devices.json';
import hearing from './de/hearing.json';
import home from './de/home.json';
import invite from './de/invite.json';
import lobby from './de/lobby.json';
import nearby from './de/nearby.json';
import news from './de/news.json';
import parts from './de/parts.json';
import people from './de/people.json';
import reasons from './de/reasons.json';
import recent from './de/recent.json';
import servers from './de/servers.json';
import settings from './de/settings.json';
import share from './de/share.json';
import stage from './de/stage.json';
import statistics from './de/statistics.json';
import type { AllWords } from './english.ts';

export const GERMAN: AllWords = {
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
