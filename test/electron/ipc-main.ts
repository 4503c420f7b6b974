import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { refuseUnknown } from './refuse-unknown.ts';
import { fitsElectron } from './typing.ts';

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;
type Message = { channel: string; args: unknown[] };

class StandInIpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, listener: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, listener);
  }

  handleOnce(channel: string, listener: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return listener(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  static handlerOf(ipc: StandInIpcMain, channel: string): Handler | undefined {
    return ipc.#handlers.get(channel);
  }
}

fitsElectron<StandInIpcMain, IpcMain>();
refuseUnknown('ipcMain', StandInIpcMain.prototype);

export const ipcMain = new StandInIpcMain();

/**
 * Answers `ipcRenderer.invoke`. Only an error's text reaches the page, in Electron's words.
 * https://github.com/electron/electron/blob/main/lib/renderer/ipc-renderer-bindings.ts
 */
export async function invoke({ channel, args }: Message, event: IpcMainInvokeEvent): Promise<unknown> {
  try {
    const handler = StandInIpcMain.handlerOf(ipcMain, channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return clone(await handler(event, ...args));
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    throw new Error(`Error invoking remote method '${channel}': ${error}`);
  }
}

export function receive({ channel, args }: Message, event: IpcMainEvent): void {
  ipcMain.emit(channel, event, ...args);
}

function clone(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
}
