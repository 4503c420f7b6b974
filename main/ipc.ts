import { ipcMain, type WebContents, type WebFrameMain } from 'electron';
import { z } from 'zod';
import { isOwnUrl } from './app-origin.ts';
import type { Notices, Requests } from './bridge.ts';
import { shownRoom } from './nearby/shown-room.ts';
import { feedUrl } from './saved-schema.ts';
import { settingsChanges } from './settings-schema.ts';

/** Main's answer to each request. A missing one does not compile. */
export type Answers = {
  [K in keyof Requests]: (
    ...args: Parameters<Requests[K]>
  ) => ReturnType<Requests[K]> | Promise<ReturnType<Requests[K]>>;
};

const MAX_TEXT_LENGTH = 16_384;
const MAX_FRAME_LENGTH = 65_536;
/** 32 bytes as base64url. */
const PIN_LENGTH = 43;

const text = z.string().max(MAX_TEXT_LENGTH);
const socketId = z.number().int().nonnegative();

/** The arguments of each request: what comes from a page is parsed, whatever its types promise. */
const ARGUMENTS: { [K in keyof Requests]: z.ZodType } = {
  readSettings: z.tuple([]),
  writeSettings: z.tuple([settingsChanges]),
  startHosting: z.tuple([]),
  stopHosting: z.tuple([]),
  openSocket: z.tuple([text, z.string().length(PIN_LENGTH).optional()]),
  sendFrame: z.tuple([socketId, z.string().max(MAX_FRAME_LENGTH)]),
  closeSocket: z.tuple([socketId]),
  listScreenSources: z.tuple([]),
  chooseScreenSource: z.tuple([text, z.strictObject({ withAudio: z.boolean() })]),
  readNews: z.tuple([]),
  refreshNews: z.tuple([z.strictObject({ isForced: z.boolean() })]),
  findFeed: z.tuple([feedUrl]),
  showRoom: z.tuple([shownRoom]),
  lookForRooms: z.tuple([z.boolean()]),
  copyText: z.tuple([text]),
  takeInvitation: z.tuple([]),
};

/** The one door: every request is checked for its sender and its arguments, then answered. */
export function answerRequests(answers: Answers): void {
  for (const name of Object.keys(answers) as (keyof Requests)[]) {
    ipcMain.handle(name, (event, ...args: unknown[]) => {
      if (!isOwnMainFrame(event.senderFrame)) throw new Error('refused: the request is not from the app’s own page');
      if (!ARGUMENTS[name].safeParse(args).success) throw new Error(`refused: malformed arguments of ${name}`);
      const answer = answers[name] as (...args: unknown[]) => unknown;
      return answer(...args);
    });
  }
}

/** Tells the page something; a page that has gone hears nothing. */
export function notify<K extends keyof Notices>(contents: WebContents | undefined, name: K, notice: Notices[K]): void {
  if (contents && !contents.isDestroyed()) contents.send(name, notice);
}

function isOwnMainFrame(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isOwnUrl(frame.url);
}
