import type { Codec, Reference, References } from './codec.ts';

export type Worlds = {
  /** Gives the other world a value under a name; functions in it stay callable, everything else is a copy. */
  give(name: string, value: unknown): void;
};

type WorldMessage =
  | { kind: 'give'; name: string; value: string }
  | { kind: 'call'; id: number; args: string }
  | { kind: 'settle'; id: number; isFulfilled: boolean; value: string };

type Reply = { ok: true; value: string } | { ok: false; message: string };

/**
 * Joins the page's own world with the preload's isolated one, as Electron's contextBridge does: values are copied,
 * functions and promises are proxied. The two worlds share no objects, only the document, so each message is an event
 * whose detail is a string; events are dispatched synchronously, which makes calls synchronous too.
 * Runs in pages, so it refers to nothing outside.
 * https://www.electronjs.org/docs/latest/api/context-bridge#parameter--error--return-type-support
 */
export function connectWorlds(
  token: string,
  here: 'page' | 'preload',
  createCodec: (references?: References) => Codec,
  onGiven: (name: string, value: unknown) => void,
): Worlds {
  type Settle = { resolve(value: unknown): void; reject(error: unknown): void };
  type Callable = (...args: unknown[]) => unknown;

  const there = here === 'page' ? 'preload' : 'page';
  const dispatch = window.dispatchEvent.bind(window);
  const own = new Map<number, Callable>();
  const ownIds = new Map<object, number>();
  const proxies = new Map<number, Callable>();
  const waiting = new Map<number, Settle>();
  let lastId = 0;
  let reply: Reply | undefined;

  const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

  const post = (message: WorldMessage): Reply | undefined => {
    reply = undefined;
    dispatch(new CustomEvent(`${token}-${there}`, { detail: JSON.stringify(message) }));
    const answer = reply as Reply | undefined;
    reply = undefined;
    return answer;
  };

  const expectReply = (message: WorldMessage): unknown => {
    const answer = post(message);
    if (!answer) throw new Error('Electron stand-in: the other world does not answer');
    if (!answer.ok) throw new Error(answer.message);
    return codec.decode(answer.value);
  };

  const encodeReason = (error: unknown): string => codec.encode(new Error(messageOf(error)));

  const writePromise = (promise: Promise<unknown>): Reference => {
    lastId += 1;
    const id = lastId;
    promise.then(
      (value) => post({ kind: 'settle', id, isFulfilled: true, value: codec.encode(value) }),
      (error) => post({ kind: 'settle', id, isFulfilled: false, value: encodeReason(error) }),
    );
    return { kind: 'promise', id };
  };

  const write = (value: object): Reference | undefined => {
    if (value instanceof Promise) return writePromise(value);
    if (typeof value !== 'function') return undefined;
    const known = ownIds.get(value);
    if (known !== undefined) return { kind: 'function', id: known };
    lastId += 1;
    own.set(lastId, value as Callable);
    ownIds.set(value, lastId);
    return { kind: 'function', id: lastId };
  };

  const read = ({ kind, id }: Reference): unknown => {
    if (kind === 'promise') {
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
      });
    }
    const proxy =
      proxies.get(id) ?? ((...args: unknown[]) => expectReply({ kind: 'call', id, args: codec.encode(args) }));
    proxies.set(id, proxy);
    return proxy;
  };

  const codec = createCodec({ write, read });

  const settle = (message: WorldMessage & { kind: 'settle' }): void => {
    const promise = waiting.get(message.id);
    waiting.delete(message.id);
    const value = codec.decode(message.value);
    if (message.isFulfilled) promise?.resolve(value);
    else promise?.reject(value);
  };

  const handle = (message: WorldMessage): unknown => {
    if (message.kind === 'give') return onGiven(message.name, codec.decode(message.value));
    if (message.kind === 'settle') return settle(message);
    const args = codec.decode(message.args) as unknown[];
    return own.get(message.id)?.(...args);
  };

  window.addEventListener(`${token}-${here}`, (event) => {
    if (!(event instanceof CustomEvent)) return;
    const message = JSON.parse(String(event.detail)) as WorldMessage;
    let answer: Reply;
    try {
      answer = { ok: true, value: codec.encode(handle(message)) };
    } catch (error) {
      answer = { ok: false, message: messageOf(error) };
    }
    dispatch(new CustomEvent(`${token}-${there}-reply`, { detail: JSON.stringify(answer) }));
  });
  window.addEventListener(`${token}-${here}-reply`, (event) => {
    if (event instanceof CustomEvent) reply = JSON.parse(String(event.detail)) as Reply;
  });

  return { give: (name, value) => void expectReply({ kind: 'give', name, value: codec.encode(value) }) };
}
