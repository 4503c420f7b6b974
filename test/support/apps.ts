/** Several apps on this machine, each with its own window; all are closed after the test. */
import { afterEach } from 'vitest';
import { CallPage } from './call-page.ts';
import { type LaunchedApp, type LaunchOptions, launchApp } from './launch-app.ts';

const launched: LaunchedApp[] = [];

afterEach(async () => {
  await Promise.all(launched.splice(0).map((app) => app.close()));
});

export type AppWindow = CallPage & { readonly app: LaunchedApp };

/** Starts one app; it is closed after the test. */
export async function openApp(options: LaunchOptions = {}): Promise<AppWindow> {
  const app = await launchApp(options);
  launched.push(app);
  return Object.assign(new CallPage(app.page), { app });
}

/** A host and guests by name, all in one call, joined one after another. */
export async function openCall<const Names extends readonly string[]>(
  hostName: string,
  ...guestNames: Names
): Promise<[AppWindow, ...{ [Index in keyof Names]: AppWindow }]> {
  const host = await openApp();
  await host.host({ name: hostName });
  const link = await host.invitationLink();
  const guests: AppWindow[] = [];
  for (const name of guestNames) {
    const guest = await openApp();
    await guest.join({ name, link });
    guests.push(guest);
  }
  return [host, ...(guests as { [Index in keyof Names]: AppWindow })];
}
