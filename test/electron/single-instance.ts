import {
  type FSWatcher,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

export type SecondInstance = { argv: string[]; workingDirectory: string; additionalData: unknown };

/**
 * One process per userData folder. The lock is a file with the holder's process id; a second process leaves its
 * arguments as a file in a folder that the first one watches. Everything is synchronous, as in Electron: the second
 * process may exit at the very next line.
 */
export class SingleInstance {
  readonly #lock: string;
  readonly #mailbox: string;
  readonly #onSecond: (second: SecondInstance) => void;
  #watcher: FSWatcher | undefined;

  constructor(userData: string, onSecond: (second: SecondInstance) => void) {
    this.#lock = join(userData, 'stand-in-instance');
    this.#mailbox = join(userData, 'stand-in-second-instances');
    this.#onSecond = onSecond;
  }

  /** @returns false when another live process has it; that one is told of `second` */
  request(second: SecondInstance): boolean {
    if (this.#watcher) return true;
    mkdirSync(this.#mailbox, { recursive: true });
    if (this.#take()) {
      this.#watcher = watch(this.#mailbox, () => this.#readMailbox());
      this.#watcher.unref();
      return true;
    }
    const letter = join(this.#mailbox, `${process.pid}-${Date.now()}`);
    writeFileSync(letter, JSON.stringify(second));
    // Renamed when whole, so that the first process never reads half of it.
    renameSync(letter, `${letter}.json`);
    return false;
  }

  has(): boolean {
    return this.#watcher !== undefined;
  }

  release(): void {
    if (!this.#watcher) return;
    this.#watcher.close();
    this.#watcher = undefined;
    rmSync(this.#lock, { force: true });
  }

  #take(): boolean {
    try {
      writeFileSync(this.#lock, String(process.pid), { flag: 'wx' });
      return true;
    } catch {
      if (isAlive(Number(readFileSync(this.#lock, 'utf8')))) return false;
      // Left by a process that was killed.
      writeFileSync(this.#lock, String(process.pid));
      return true;
    }
  }

  #readMailbox(): void {
    for (const name of readdirSync(this.#mailbox).filter((one) => one.endsWith('.json'))) {
      const letter = join(this.#mailbox, name);
      const second = JSON.parse(readFileSync(letter, 'utf8')) as SecondInstance;
      rmSync(letter);
      this.#onSecond(second);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
