import { join } from 'node:path';
import { type UtilityProcess, utilityProcess } from 'electron';
import type { HostingAnswer } from './bridge.ts';
import { lanAddresses } from './lan-addresses.ts';
import type { StartReport, StartRequest } from './signalling-process.ts';

const PREFERRED_PORT = 7300;

/** Starts and stops the embedded signalling server. There is at most one. */
export class SignallingHost {
  readonly #webClientFolder: string;
  #process: UtilityProcess | undefined;
  #answer: Promise<HostingAnswer> | undefined;

  /** @param webClientFolder what browser guests are served */
  constructor(webClientFolder: string) {
    this.#webClientFolder = webClientFolder;
  }

  start(): Promise<HostingAnswer> {
    this.#answer ??= this.#fork();
    return this.#answer;
  }

  stop(): void {
    const child = this.#process;
    this.#process = undefined;
    this.#answer = undefined;
    child?.kill();
  }

  async #fork(): Promise<HostingAnswer> {
    const child = utilityProcess.fork(join(import.meta.dirname, 'signalling-process.js'), [], {
      serviceName: 'Engage signalling',
    });
    this.#process = child;
    const request: StartRequest = { preferredPort: PREFERRED_PORT, webClientFolder: this.#webClientFolder };
    const report = await new Promise<StartReport>((resolve) => {
      child.once('message', resolve);
      child.once('exit', () => resolve({ ok: false, reason: 'server-failed' }));
      child.postMessage(request);
    });
    if (!report.ok) {
      this.stop();
      return report;
    }
    // After a crash the page notices that its socket has closed; the next start is a fresh one.
    child.once('exit', () => this.#process === child && this.stop());
    const { port } = report;
    return { ok: true, origin: `http://127.0.0.1:${port}`, addresses: lanAddresses(port) };
  }
}
