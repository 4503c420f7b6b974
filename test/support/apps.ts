/** Several apps on this machine, each with its own window; all are closed after the test. */
import { afterEach, expect } from 'vitest';
import { CallPage } from './call-page.ts';
import { type LaunchedApp, type LaunchOptions, launchApp } from './launch-app.ts';

const launched: LaunchedApp[] = [];
/** What the pages complained of: an exception, a refusal of the content security policy, a missing file. */
const complaints: string[] = [];

afterEach(async () => {
  await Promise.all(launched.splice(0).map((app) => app.close()));
  expect(complaints.splice(0)).toEqual([]);
});

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
