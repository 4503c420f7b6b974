import type { AllWords } from './english.ts';
import call from './fr/call.json';
import chat from './fr/chat.json';
import devices from './fr/devices.json';
import hearing from './fr/hearing.json';
import home from './fr/home.json';
import invite from './fr/invite.json';
import lobby from './fr/lobby.json';
import nearby from './fr/nearby.json';
import news from './fr/news.json';
import parts from './fr/parts.json';
import people from './fr/people.json';
import reasons from './fr/reasons.json';
import recent from './fr/recent.json';
import servers from './fr/servers.json';
import settings from './fr/settings.json';
import share from './fr/share.json';
import stage from './fr/stage.json';
import statistics from './fr/statistics.json';

export const FRENCH: AllWords = {
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
