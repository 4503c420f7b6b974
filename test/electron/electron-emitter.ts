import { EventEmitter } from 'node:events';
import { refuse } from './refuse-unknown.ts';

// biome-ignore lint/suspicious/noExplicitAny: the listener type of Node's own EventEmitter.
export type Listener = (...args: any[]) => void;

/** An emitter that accepts listeners only for the events it knows. */
export class ElectronEmitter extends EventEmitter {
  readonly #name: string;
  readonly #events: ReadonlySet<string>;

  constructor(name: string, events: readonly string[]) {
    super();
    this.#name = name;
    this.#events = new Set(events);
  }

  override on(event: string, listener: Listener): this {
    if (!this.#events.has(event)) refuse(`${this.#name}.on('${event}')`);
    return super.on(event, listener);
  }

  override addListener(event: string, listener: Listener): this {
    return this.on(event, listener);
  }
}

export type PreventableEvent<Params> = Params & { preventDefault(): void; readonly defaultPrevented: boolean };

/** Electron's events are objects with the event's parameters and `preventDefault`. */
export function preventable<Params extends object>(params: Params): PreventableEvent<Params> {
  let isPrevented = false;
  return Object.defineProperties(params, {
    preventDefault: { value: () => (isPrevented = true) },
    defaultPrevented: { get: () => isPrevented },
  }) as PreventableEvent<Params>;
}
