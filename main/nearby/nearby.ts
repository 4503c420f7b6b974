import { join } from 'node:path';
import { type UtilityProcess, utilityProcess } from 'electron';
import type { NearbyRoom, ShownRoom } from '../bridge.ts';
import type { NearbyReport, NearbyWish } from '../nearby-process.ts';

/** Rooms on this network (DNS-SD). There is a process for it only while something is wanted. */
export class Nearby {
  readonly #onRooms: (rooms: NearbyRoom[]) => void;
  #wish: NearbyWish = { shown: undefined, isLooking: false };
  #process: UtilityProcess | undefined;

  constructor(onRooms: (rooms: NearbyRoom[]) => void) {
    this.#onRooms = onRooms;
  }

  /** @param port of the embedded server */
  show(room: ShownRoom, port: number): void {
    this.#want({ ...this.#wish, shown: { room, port } });
  }

  hide(): void {
    if (this.#wish.shown) this.#want({ ...this.#wish, shown: undefined });
  }

  look(isLooking: boolean): void {
    if (this.#wish.isLooking !== isLooking) this.#want({ ...this.#wish, isLooking });
  }

  #want(wish: NearbyWish): void {
    this.#wish = wish;
    const isWanted = wish.shown !== undefined || wish.isLooking;
    if (isWanted) this.#process ??= this.#fork();
    this.#process?.postMessage(wish);
    // It says goodbye to the network and ends by itself.
    if (!isWanted) this.#process = undefined;
  }

  #fork(): UtilityProcess {
    const child = utilityProcess.fork(join(import.meta.dirname, 'nearby-process.js'), [], {
      serviceName: 'Engage on this network',
    });
    child.on('message', ({ rooms }: NearbyReport) => this.#process === child && this.#onRooms(rooms));
    // Whatever killed it: what is wanted is wanted again with the next wish.
    child.once('exit', () => {
      if (this.#process !== child) return;
      this.#process = undefined;
      this.#wish = { shown: undefined, isLooking: false };
      this.#onRooms([]);
    });
    return child;
  }
}
