/** A call of two apps from their start to their end, in a process of its own: it is watched from outside. */
import { CallPage } from './call-page.ts';
import { launchApp } from './launch-app.ts';

const FRAMES = 30;
const PATIENCE_MS = 60_000;

const apps = await Promise.all([launchApp(), launchApp()]);
try {
  const [ana, ben] = [new CallPage(apps[0].page), new CallPage(apps[1].page)];
  await call(ana, ben);
  await Promise.all(apps.map((app) => app.close()));
} finally {
  for (const app of apps) app.kill();
}
process.exit();

async function call(ana: CallPage, ben: CallPage): Promise<void> {
  await ana.host({ name: 'Ana' });
  await ben.join({ name: 'Ben', link: await ana.invitationLink() });
  await ana.seesFrames(ana.tile('Ben'), FRAMES, PATIENCE_MS);
  await ben.seesFrames(ben.tile('Ana'), FRAMES, PATIENCE_MS);
  await ana.shareScreen();
  await ben.screenOf('Ana').waitFor();
  await ben.sendChat('hello');
  await ana.sendChat('hello to you');
  await ana.page.getByText('hello', { exact: true }).waitFor();
  await ben.button('Leave').click();
}
