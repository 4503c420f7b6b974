import type { BaseWindow, MessageBoxOptions, MessageBoxReturnValue } from 'electron';
import { refuseUnknown } from './refuse-unknown.ts';
import { fitsElectron } from './typing.ts';

/** Nobody is there to answer, so a question is cancelled. A test puts its own function in place of `showMessageBox`. */
export const dialog = refuseUnknown('dialog', {
  async showMessageBox(...args: [BaseWindow, MessageBoxOptions] | [MessageBoxOptions]): Promise<MessageBoxReturnValue> {
    const options = args.length === 2 ? args[1] : args[0];
    return { response: options.cancelId ?? 0, checkboxChecked: options.checkboxChecked ?? false };
  },
  showErrorBox(title: string, content: string): void {
    console.error(`${title}\n${content}`);
  },
});

fitsElectron<typeof dialog, typeof Electron.dialog>();
