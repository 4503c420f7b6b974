import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { bundleServer } from '../../scripts/bundle-server.ts';
import type { Host } from './network/host.ts';

const BUNDLE = join(import.meta.dirname, '../../dist/signalling');
const PORT = 7300;

let bundling: Promise<unknown> | undefined;

/** The standalone server as people start it, on a host of its own, with the page for browser guests. */
export class LabServer {
  readonly origin: string;
  readonly #host: Host;
  readonly #flags: readonly string[];
  #child: ChildProcess | undefined;

  constructor(host: Host, flags: readonly string[] = []) {
    this.#host = host;
    this.#flags = flags;
    this.origin = `http://${host.address}:${PORT}`;
  }

  /** @returns when it listens, in milliseconds since the epoch */
  async start(): Promise<number> {
    // As it is delivered: started from its sources it would take a second of what all hosts here share.
    bundling ??= bundleServer(BUNDLE);
    await bundling;
    const inside = ['netns', 'exec', this.#host.namespace.name];
    const node = [process.execPath, join(BUNDLE, 'cli.mjs')];
    const options = ['--port', String(PORT), '--invite', 'never', '--log-level', 'error', ...this.#flags];
    // Its start may not take from the hosts what a server elsewhere would not take.
    const child = spawn('nice', ['ip', ...inside, ...node, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child = child;
    let said = '';
    for await (const chunk of child.stdout) {
      said += String(chunk);
      if (said.includes(`:${PORT}`)) break;
    }
    if (!said.includes(`:${PORT}`)) throw new Error(`the server ended: ${said}`);
    // At work it waits for nobody, as it would on a computer of its own.
    if (child.pid !== undefined) setPriority(child.pid, 0);
    return Date.now();
  }

  /** kill -9. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    this.#child = undefined;
    const exited = once(child, 'exit');
    await this.#host.namespace.signal('SIGKILL');
    await exited;
  }
}
