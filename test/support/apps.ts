/** Several apps on this machine, each with its own window; all are closed after the test. */
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { CallPage } from './call-page.ts';
import { type LaunchedApp, type LaunchOptions, launchApp } from './launch-app.ts';

const launched: LaunchedApp[] = [];
/** What the pages complained of: an exception, a refusal of the content security policy, a missing file. */
const complaints: string[] = [];

afterEach(() => close(launched.splice(0)));

async function close(apps: readonly LaunchedApp[]): Promise<void> {
  await Promise.all(apps.map((app) => app.close()));
  expect(complaints.splice(0)).toEqual([]);
}

export type AppWindow = CallPage & { readonly app: LaunchedApp };

/** Starts one app; it is closed after the test. */
export async function openApp(options: LaunchOptions = {}): Promise<AppWindow> {
  const app = await launchApp(options);
  launched.push(app);
  app.page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  app.page.on('pageerror', (error) => complaints.push(String(error)));
  return Object.assign(new CallPage(app.page), { app });
}

type Windows<Names extends readonly string[]> = [AppWindow, ...{ [Index in keyof Names]: AppWindow }];

/** A host and guests by name, all in one call, joined one after another. */
export function openCall<const Names extends readonly string[]>(
  hostName: string,
  ...guestNames: Names
): Promise<Windows<Names>> {
  return openCallWith({}, hostName, ...guestNames);
}

/** The same, each app launched like that. */
export async function openCallWith<const Names extends readonly string[]>(
  options: LaunchOptions,
  hostName: string,
  ...guestNames: Names
): Promise<Windows<Names>> {
  const names = [hostName, ...guestNames];
  const windows = await Promise.all(names.map(() => openApp(options)));
  let link = '';
  for (const [index, window] of windows.entries()) {
    const name = names[index] ?? '';
    if (index > 0) await window.join({ name, link });
    else await window.host({ name });
    link ||= await window.invitationLink();
  }
  return windows as Windows<Names>;
}

/** One call for every test of a file or of a group. */
export function sharedCall<const Names extends readonly string[]>(
  hostName: string,
  ...guestNames: Names
): () => Windows<Names> {
  return shared(() => openCall(hostName, ...guestNames));
}

/**
 * What takes longer to open than most tests take, once for every test of a file or of a group: each goes on from what
 * the one before has left.
 */
export function shared<Opened>(open: () => Promise<Opened>): () => Opened {
  let opened: { windows: Opened } | undefined;
  let kept: LaunchedApp[] = [];
  beforeAll(async () => {
    try {
      opened = { windows: await open() };
    } finally {
      kept = launched.splice(0);
    }
  });
  afterAll(() => close(kept));
  return () => {
    if (!opened) throw new Error('it is not open yet');
    return opened.windows;
  };
}
