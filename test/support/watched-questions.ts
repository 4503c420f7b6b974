/** An app that asks the servers given as arguments, out of its settings: it is watched from outside. */
import { launchApp } from './launch-app.ts';
import { addServer, openSettings } from './network-settings.ts';

const app = await launchApp();
try {
  const settings = await openSettings(app.page);
  for (const urls of process.argv.slice(2)) {
    await addServer(settings, { urls });
    await settings.getByRole('button', { name: `Test ${urls}`, exact: true }).click();
    await settings.getByRole('listitem').filter({ hasText: urls }).getByRole('status').locator('p').waitFor();
  }
  await app.close();
} finally {
  app.kill();
}
process.exit();
