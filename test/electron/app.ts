import type { App, CommandLine } from 'electron';
import { appFolder, manifest, type PathName, pathOf, setPath } from './app-paths.ts';
import { commandLine } from './command-line.ts';
import { ElectronEmitter, preventable } from './electron-emitter.ts';
import { endAll } from './lifecycle.ts';
import { refuse, refuseUnknown } from './refuse-unknown.ts';
import { SingleInstance } from './single-instance.ts';
import { asElectron, fitsElectron } from './typing.ts';

const EVENTS = [
  'ready',
  'second-instance',
  'open-url',
  'activate',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'web-contents-created',
  'browser-window-created',
  'child-process-gone',
  'render-process-gone',
  'certificate-error',
  'login',
];

/** Closes every window; false when one of them refused. Set by the windows' own file. */
type CloseWindows = (options: { byForce: boolean }) => boolean;

class StandInApp extends ElectronEmitter {
  readonly commandLine = asElectron<CommandLine>(commandLine);
  readonly isPackaged = false;
  name = manifest.productName ?? manifest.name ?? 'Electron';
  #isReady = false;
  #isQuitting = false;
  #exitCode: number | undefined;
  #closeWindows: CloseWindows = () => true;
  #instance: SingleInstance | undefined;
  readonly #ready: Promise<void>;

  constructor() {
    super('app', EVENTS);
    // After the main script's own first run, as in Electron: listeners for `ready` may be added there.
    this.#ready = new Promise((resolve) => setImmediate(resolve)).then(() => {
      this.#isReady = true;
      this.emit('ready', preventable({}), {});
    });
  }

  whenReady(): Promise<void> {
    return this.#ready;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  quit(): void {
    if (this.#isQuitting) return;
    const beforeQuit = preventable({});
    this.emit('before-quit', beforeQuit);
    if (beforeQuit.defaultPrevented) return;
    this.#isQuitting = true;
    if (this.#closeWindows({ byForce: false })) this.#finish();
    else this.#isQuitting = false;
  }

  exit(exitCode = 0): void {
    if (this.#exitCode !== undefined) return;
    this.#exitCode = exitCode;
    this.#isQuitting = true;
    this.#closeWindows({ byForce: true });
    this.emit('quit', preventable({}), exitCode);
    this.#instance?.release();
    void endAll().finally(() => process.exit(exitCode));
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    this.#instance ??= new SingleInstance(this.getPath('userData'), ({ argv, workingDirectory, additionalData }) =>
      this.emit('second-instance', preventable({}), argv, workingDirectory, additionalData),
    );
    return this.#instance.request({ argv: process.argv, workingDirectory: process.cwd(), additionalData });
  }

  hasSingleInstanceLock(): boolean {
    return this.#instance?.has() ?? false;
  }

  releaseSingleInstanceLock(): void {
    this.#instance?.release();
  }

  getPath(name: PathName): string {
    return pathOf(name, this.name) ?? refuse(`app.getPath('${name}')`);
  }

  setPath(name: string, path: string): void {
    setPath(name as PathName, path);
  }

  getVersion(): string {
    return manifest.version ?? '0.0.0';
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getAppPath(): string {
    return appFolder;
  }

  getLocale(): string {
    return commandLine.getSwitchValue('lang') || 'en-US';
  }

  /** Chromium's own sandbox is as the machine allows; pages are sandboxed from main in any case. */
  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  setAsDefaultProtocolClient(_protocol: string): boolean {
    return true;
  }

  setAppUserModelId(_id: string): void {}

  static onCloseWindows(app: StandInApp, closeWindows: CloseWindows): void {
    app.#closeWindows = closeWindows;
  }

  /** The last window has gone. Without a listener Electron quits. */
  static windowsGone(app: StandInApp): void {
    if (app.#isQuitting) return;
    if (app.listenerCount('window-all-closed') === 0) return app.quit();
    app.emit('window-all-closed');
  }

  #finish(): void {
    const willQuit = preventable({});
    this.emit('will-quit', willQuit);
    this.#isQuitting = false;
    if (!willQuit.defaultPrevented) this.exit(Number(process.exitCode ?? 0));
  }
}

fitsElectron<StandInApp, App>();
refuseUnknown('app', StandInApp.prototype, process.platform === 'darwin' ? [] : ['dock']);

export const app = new StandInApp();

export const onCloseWindows = (closeWindows: CloseWindows): void => StandInApp.onCloseWindows(app, closeWindows);
export const windowsGone = (): void => StandInApp.windowsGone(app);

// As Electron does: a process that the system asks to end quits like one whose person did.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());
