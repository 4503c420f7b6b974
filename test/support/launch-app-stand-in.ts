import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { bundledStandIn } from '../electron/bundle.ts';
import type { FromParent, ToParent } from '../electron/parent-channel.ts';
import type { Evaluate, Launch, ResolvedOptions } from './launch-app.ts';
import { mediaFlags } from './media-flags.ts';

const QUIT_TIMEOUT_MS = 15_000;

/** The built main process in plain Node, with a real Chromium behind `electron`. */
export async function launchStandIn(options: ResolvedOptions): Promise<Launch> {
  const app = new StandInProcess(await bundledStandIn(), options);
  try {
    return await app.launch();
  } catch (error) {
    app.kill();
    throw error;
  }
}

class StandInProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<number | null>;
  /** Chromium's and the utility processes'. */
  readonly #pids = new Set<number>();
  readonly #evaluations = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  readonly #endpoint: Promise<string>;
  readonly #folder: string;
  #lastId = 0;
  #logs = '';

  constructor(register: string, { folder, userDataDir, args, media, env, main }: ResolvedOptions) {
    this.#folder = folder;
    const switches = [`--user-data-dir=${userDataDir}`, ...mediaFlags(media, folder, { asks: true })];
    this.#child = spawn(process.execPath, ['--import', register, main, ...switches, ...args], {
      // The folder goes even when this process dies first.
      env: { ...process.env, ELECTRON_STAND_IN_FOLDER: folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk: unknown) => {
        this.#logs += String(chunk);
      });
    }
    this.#exited = new Promise((resolve) => this.#child.once('close', resolve));
    this.#endpoint = new Promise((resolve, reject) => {
      this.#child.on('message', (message: ToParent) => this.#receive(message, resolve));
      void this.#exited.then((code) =>
        reject(new Error(`The app ended with ${code} before its window:\n${this.#logs}`)),
      );
    });
    void this.#exited.then(() => this.#rejectEvaluations());
  }

  async launch(): Promise<Launch> {
    // Without Playwright's defaults: the browser is main's, its theme and size are not to be touched.
    const browser = await chromium.connectOverCDP(await this.#endpoint, {
      noDefaults: true,
      artifactsDir: this.#folder,
    });
    const [context] = browser.contexts();
    if (!context) throw new Error('The browser of the app has no context');
    const page = await firstWindow(context);
    return {
      page,
      pid: this.#child.pid ?? 0,
      pages: () => context.pages(),
      logs: () => this.#logs,
      evaluate: this.#evaluate,
      close: () => this.#close(browser),
      kill: () => this.kill(),
      exited: this.#exited,
    };
  }

  kill(): void {
    for (const pid of [this.#child.pid, ...this.#pids]) if (pid !== undefined) killNow(pid);
  }

  readonly #evaluate: Evaluate = <Result, Argument>(
    run: (electron: typeof Electron, argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ) =>
    new Promise<Result>((resolve, reject) => {
      this.#lastId += 1;
      const message: FromParent = { kind: 'evaluate', id: this.#lastId, source: String(run), argument };
      this.#evaluations.set(this.#lastId, { resolve: (value) => resolve(value as Result), reject });
      this.#child.send(message, (error) => error && reject(error));
    });

  async #close(browser: Browser): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      // The answer may not come: quitting ends the process that would send it.
      this.#evaluate(({ app }) => app.quit()).catch(() => undefined);
    }
    const code = await Promise.race([this.#exited, sleep(QUIT_TIMEOUT_MS, 'still there' as const, { ref: false })]);
    await browser.close();
    if (code !== 'still there') return;
    this.kill();
    throw new Error(`The app did not quit:\n${this.#logs}`);
  }

  #receive(message: ToParent, onEndpoint: (endpoint: string) => void): void {
    if (message.kind === 'evaluated') return this.#settle(message);
    this.#pids.add(message.pid);
    if (message.kind === 'browser') onEndpoint(message.endpoint);
  }

  #settle({ id, isFulfilled, value }: ToParent & { kind: 'evaluated' }): void {
    const evaluation = this.#evaluations.get(id);
    this.#evaluations.delete(id);
    if (isFulfilled) evaluation?.resolve(value);
    else evaluation?.reject(new Error(String(value)));
  }

  #rejectEvaluations(): void {
    for (const { reject } of this.#evaluations.values()) reject(new Error('The app has ended'));
    this.#evaluations.clear();
  }
}

/** A window is one when it has loaded something; a new page shows about:blank for a moment. */
async function firstWindow(context: BrowserContext): Promise<Page> {
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.waitForURL((url) => url.href !== 'about:blank', { waitUntil: 'load' });
  return page;
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It had gone already.
  }
}
