/** The network settings of a window, as a person changes them. */
import type { Locator, Page } from 'playwright';

type Server = { urls: string; username?: string | undefined; credential?: string | undefined };

export async function openSettings(page: Page): Promise<Locator> {
  const isInCall = await page.getByRole('button', { name: 'Leave', exact: true }).isVisible();
  if (isInCall) await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole(isInCall ? 'menuitem' : 'button', { name: 'Settings', exact: true }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('tab', { name: 'Network' }).click();
  return settings;
}

export async function closeSettings(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Close settings' }).click();
}

export async function addServer(settings: Locator, { urls, username, credential }: Server): Promise<void> {
  await settings.getByRole('button', { name: 'Add a server' }).click();
  await settings.getByLabel('Address').fill(urls);
  if (username !== undefined) await settings.getByLabel('Name at the server').fill(username);
  if (credential !== undefined) await settings.getByRole('textbox', { name: 'Password' }).fill(credential);
  await settings.getByRole('button', { name: 'Save' }).click();
  await settings.getByText(urls, { exact: true }).waitFor();
}

export async function switchEncodeOnce(settings: Locator): Promise<void> {
  await settings.getByRole('switch', { name: 'Encode each picture once for everybody' }).click();
}

export async function switchRelayOnly(settings: Locator): Promise<void> {
  await settings.getByRole('switch', { name: 'Only by way of a relay' }).click();
}
