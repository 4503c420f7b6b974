import type { ParentPort } from 'electron';
import { ElectronEmitter, type Listener } from './electron-emitter.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { asElectron, fitsElectron } from './typing.ts';

/** In a utility process: the line to main. Messages wait until somebody listens. */
class StandInParentPort extends ElectronEmitter {
  #waiting: unknown[] | undefined = [];

  constructor() {
    super('parentPort', ['message']);
    process.on('message', (message: { data: unknown }) => this.#receive(message.data));
    // Main has died; nobody will end this process then.
    process.on('disconnect', () => process.exit(0));
  }

  override on(event: string, listener: Listener): this {
    super.on(event, listener);
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const data of waiting) this.#receive(data);
    return this;
  }

  postMessage(message: unknown): void {
    process.send?.({ data: structuredClone(message) });
  }

  #receive(data: unknown): void {
    if (this.#waiting) this.#waiting.push(data);
    else this.emit('message', { data, ports: [] });
  }
}

fitsElectron<StandInParentPort, ParentPort>();
refuseUnknown('process.parentPort', StandInParentPort.prototype);

export function installParentPort(): void {
  Object.assign(process, { parentPort: asElectron<ParentPort>(new StandInParentPort()), type: 'utility' });
}
