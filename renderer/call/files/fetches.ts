import type { Room } from '../feature.ts';
import { FetchLine } from './fetch-line.ts';
import { Fetching } from './fetching.ts';
import type { OfferedFile } from './file-message.ts';
import type { FileSink } from './file-sink.ts';
import type { FileState } from './files-state.ts';

const TICK_MS = 250;

export type FetchesOptions = { room: Room; onState: (fileId: string, state: FileState) => void };

/** What self fetches of others. It goes on by itself whenever its sender is heard. */
export class Fetches {
  readonly #options: FetchesOptions;
  readonly #fetchings = new Map<string, { from: string; fetching: Fetching }>();
  /** By participant: our channel to them. */
  readonly #lines = new Map<string, FetchLine>();
  #ticker: ReturnType<typeof setInterval> | undefined;

  constructor(options: FetchesOptions) {
    this.#options = options;
  }

  begin(from: string, file: OfferedFile, sink: FileSink): void {
    this.drop(file.id);
    const { room, onState } = this.#options;
    const fetching = new Fetching({
      file,
      sink,
      onState: (state) => onState(file.id, state),
      onReceived: () => room.say(from, { type: 'file-received', id: file.id }),
    });
    this.#fetchings.set(file.id, { from, fetching });
    this.#ticker ??= setInterval(() => this.#tick(), TICK_MS);
    fetching.tell();
    this.goOn(from);
  }

  pause(id: string): void {
    this.#fetchings.get(id)?.fetching.pause();
  }

  resume(id: string): void {
    const found = this.#fetchings.get(id);
    found?.fetching.resume();
    if (found) this.goOn(found.from);
  }

  cancel(id: string): void {
    void this.#fetchings.get(id)?.fetching.cancel();
    this.#fetchings.delete(id);
  }

  /** It cannot come any more. What has come whole stays. */
  drop(id: string): void {
    const found = this.#fetchings.get(id);
    if (found && !found.fetching.isOver) this.cancel(id);
  }

  /** There may be a way to somebody, for the first time or again. */
  goOn(from: string): void {
    const stranded = [...this.#fetchings.values()].filter((one) => one.from === from && one.fetching.isStranded);
    if (stranded.length === 0) return;
    const line = this.#lineTo(from);
    if (line?.isOpen) for (const { fetching } of stranded) fetching.begin(line);
  }

  /**
   * Somebody who had gone offers a file again.
   * @returns whether some of it had come before; then it goes on
   */
  revive(id: string): boolean {
    const found = this.#fetchings.get(id);
    if (!found || found.fetching.isOver) return false;
    this.resume(id);
    return true;
  }

  /** They may come back. */
  forget(from: string): void {
    for (const one of this.#fetchings.values()) if (one.from === from) one.fetching.suspend();
    this.#lines.get(from)?.close();
    this.#lines.delete(from);
  }

  close(): void {
    clearInterval(this.#ticker);
    this.#ticker = undefined;
    for (const id of [...this.#fetchings.keys()]) this.drop(id);
    this.#fetchings.clear();
    for (const from of [...this.#lines.keys()]) this.forget(from);
  }

  #lineTo(from: string): FetchLine | undefined {
    const known = this.#lines.get(from);
    if (known?.isAlive) return known;
    known?.close();
    const channel = this.#options.room.openFileChannel(from);
    const line = channel && new FetchLine(channel, () => this.goOn(from));
    if (line) this.#lines.set(from, line);
    else this.#lines.delete(from);
    return line;
  }

  #tick(): void {
    const now = performance.now();
    for (const [id, { from, fetching }] of [...this.#fetchings]) {
      if (fetching.isOver) this.#fetchings.delete(id);
      else if (fetching.isStranded) this.goOn(from);
      fetching.tick(now);
    }
    if (this.#fetchings.size > 0) return;
    clearInterval(this.#ticker);
    this.#ticker = undefined;
  }
}
