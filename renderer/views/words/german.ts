import call from './de/call.json';
import chat from './de/chat.json';
import hearing from './de/hearing.json';
import home from './de/home.json';
import invite from './de/invite.json';
import lobby from './de/lobby.json';
import parts from './de/parts.json';
import people from './de/people.json';
import reasons from './de/reasons.json';
import settings from './de/settings.json';
import share from './de/share.json';
import stage from './de/stage.json';
import statistics from './de/statistics.json';
import type { AllWords } from './english.ts';

export const GERMAN: AllWords = {
  call,
  chat,
  hearing,
  home,
  invite,
  lobby,
  parts,
  people,
  reasons,
  settings,
  share,
  stage,
  statistics,
};
