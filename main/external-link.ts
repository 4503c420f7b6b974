import { type BrowserWindow, dialog, shell } from 'electron';

const OPEN = 0;
const CANCEL = 1;

/** Opens a link of a chat in the person's browser: https alone, and only after the person has seen where it leads. */
export async function offerExternalLink(window: BrowserWindow, text: string): Promise<void> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:') return;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Open ${url.host} in your browser?`,
    detail: url.href,
    buttons: ['Open', 'Cancel'],
    defaultId: CANCEL,
    cancelId: CANCEL,
  });
  if (response === OPEN) await shell.openExternal(url.href);
}
