import type { Codec } from './codec.ts';
import type { Worlds } from './worlds.ts';

export type RunPreload = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  process: unknown,
) => void;

export type PreloadWorldOptions = {
  /** Names of the two doors to main; only this world has them. */
  binding: string;
  receiver: string;
  process: Record<string, unknown>;
  runPreload: RunPreload | null;
};

type FromMain =
  | { kind: 'reply'; id: number; isFulfilled: boolean; value: string }
  | { kind: 'message'; channel: string; args: string };

/**
 * The preload's isolated world: `electron` as a sandboxed preload sees it, and the preload itself.
 * Runs in pages, so it refers to nothing outside.
 * https://www.electronjs.org/docs/latest/tutorial/sandbox#preload-scripts
 */
export function installPreloadWorld(options: PreloadWorldOptions, codec: Codec, worlds: Worlds): void {
  type Listener = (event: unknown, ...args: unknown[]) => void;
  type Pending = { resolve(value: unknown): void; reject(error: unknown): void };

  const doors = globalThis as unknown as Record<string, unknown>;
  const postText = doors[options.binding] as (text: string) => void;
  const pending = new Map<number, Pending>();
  let lastId = 0;

  const refuseUnknown = <T extends object>(name: string, part: T): T =>
    new Proxy(part, {
      get(target, property, receiver) {
        if (property in target || typeof property === 'symbol') return Reflect.get(target, property, receiver);
        throw new Error(`Electron stand-in: ${name}.${property} is not implemented in a preload`);
      },
    });

  const post = (id: number, kind: string, body: unknown): void => {
    postText(JSON.stringify({ id, kind, body: codec.encode(body) }));
  };

  const ask = (kind: string, body: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      pending.set(lastId, { resolve, reject });
      post(lastId, kind, body);
    });

  const clone = (args: unknown[]): unknown[] => {
    try {
      return structuredClone(args);
    } catch {
      throw new Error('An object could not be cloned.');
    }
  };

  class IpcRenderer {
    #listeners = new Map<string, Listener[]>();

    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      return ask('invoke', { channel, args: clone(args) });
    }

    send(channel: string, ...args: unknown[]): void {
      post(0, 'send', { channel, args: clone(args) });
    }

    on(channel: string, listener: Listener): this {
      this.#listeners.set(channel, [...(this.#listeners.get(channel) ?? []), listener]);
      return this;
    }

    once(channel: string, listener: Listener): this {
      const once: Listener = (event, ...args) => {
        this.off(channel, once);
        listener(event, ...args);
      };
      return this.on(channel, once);
    }

    off(channel: string, listener: Listener): this {
      const listeners = [...(this.#listeners.get(channel) ?? [])];
      const index = listeners.lastIndexOf(listener);
      if (index >= 0) listeners.splice(index, 1);
      this.#listeners.set(channel, listeners);
      return this;
    }

    addListener(channel: string, listener: Listener): this {
      return this.on(channel, listener);
    }

    removeListener(channel: string, listener: Listener): this {
      return this.off(channel, listener);
    }

    removeAllListeners(channel: string): this {
      this.#listeners.delete(channel);
      return this;
    }

    static deliver(renderer: IpcRenderer, channel: string, args: unknown[]): void {
      const event = { sender: renderer, ports: [], senderId: 0 };
      for (const listener of renderer.#listeners.get(channel) ?? []) listener(event, ...args);
    }
  }

  const ipcRenderer = new IpcRenderer();

  doors[options.receiver] = (text: string): void => {
    const message = JSON.parse(text) as FromMain;
    if (message.kind === 'message') {
      return IpcRenderer.deliver(ipcRenderer, message.channel, codec.decode(message.args) as unknown[]);
    }
    const waiting = pending.get(message.id);
    pending.delete(message.id);
    const value = codec.decode(message.value);
    if (message.isFulfilled) waiting?.resolve(value);
    else waiting?.reject(new Error(String(value)));
  };

  worlds.give('ask', ask);
  if (!options.runPreload) return;

  const contextBridge = { exposeInMainWorld: (key: string, api: unknown) => worlds.give(`expose:${key}`, api) };
  const electron = refuseUnknown('electron', {
    contextBridge: refuseUnknown('contextBridge', contextBridge),
    ipcRenderer,
  });
  const require = (name: string): unknown => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  try {
    options.runPreload(require, module, module.exports, refuseUnknown('process', options.process));
  } catch (error) {
    post(0, 'preload-error', { message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
