import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { launchElectron } from './launch-app-electron.ts';
import { electronBinary } from './launch-app-runtime.ts';
import { launchStandIn } from './launch-app-stand-in.ts';

export type Media =
  /** A moving pattern as camera, beeps as microphone, a moving pattern as screen. */
  | 'fake'
  /** No camera and no microphone: NotFoundError. */
  | 'none'
  /** The system says no: NotAllowedError. */
  | 'denied'
  /** Devices are listed, but another program has them: NotReadableError. */
  | 'in-use';

export type LaunchOptions = {
  /** A fresh one by default, which goes when the app is closed. */
  userDataDir?: string;
  /** After the app's own path, as a person or the system gives them: a deep link, a switch. */
  args?: readonly string[];
  media?: Media;
  /** Of the first window; otherwise as the app makes it. */
  size?: { width: number; height: number };
  env?: Readonly<Record<string, string>>;
  /** The main script; the built app's by default. */
  main?: string;
};

export type LaunchedApp = {
  runtime: 'electron' | 'stand-in';
  /** The first window. */
  page: Page;
  /** Of the main process. */
  pid: number;
  userDataDir: string;
  /** Every window now open, the first one first. */
  pages(): Page[];
  /** What main and its children have printed so far. */
  logs(): string;
  /** Runs a function in main with the `electron` module. It is sent as text: it sees nothing of its surroundings. */
  evaluate: Evaluate;
  /** The app's own way out; resolves when every process of it has gone. */
  close(): Promise<void>;
  /** As when the power fails: SIGKILL for every process. */
  kill(): void;
  /** Resolves with the exit code when main has ended, by whatever cause; null when it was killed. */
  exited: Promise<number | null>;
};

export type Evaluate = <Result, Argument = undefined>(
  run: (electron: typeof Electron, argument: Argument) => Result | Promise<Result>,
  argument?: Argument,
) => Promise<Result>;

export type Launch = Omit<LaunchedApp, 'userDataDir' | 'runtime'>;

/** What both ways to launch need, filled in. */
export type ResolvedOptions = {
  /** For temporary files of every process of this app; goes when the app has gone. */
  folder: string;
  userDataDir: string;
  args: readonly string[];
  media: Media;
  env: Readonly<Record<string, string>>;
  main: string;
};

const BUILT_MAIN = join(import.meta.dirname, '../../dist/main/main.js');

/** Starts the built app: in Electron where its binary is there, else in the stand-in. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const folder = mkdtempSync(join(tmpdir(), 'engage-app-'));
  const cleanUp = () => rm(folder, { recursive: true, force: true, maxRetries: 10 });
  const { userDataDir = join(folder, 'user-data'), args = [], media = 'fake', env = {}, main = BUILT_MAIN } = options;
  const resolved: ResolvedOptions = { folder, userDataDir, args, media, env, main };
  const binary = electronBinary();
  try {
    const launch = binary ? await launchElectron(binary, resolved) : await launchStandIn(resolved);
    const gone = launch.exited.then(cleanUp, cleanUp);
    if (options.size) await resize(launch, options.size);
    const close = async (): Promise<void> => {
      await launch.close();
      await gone;
    };
    return { ...launch, close, userDataDir, runtime: binary ? 'electron' : 'stand-in' };
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

async function resize({ evaluate, page }: Launch, size: { width: number; height: number }): Promise<void> {
  await evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
}
