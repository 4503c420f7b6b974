import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Rectangle,
  Session,
  WebContents,
  WebPreferences,
} from 'electron';
import { app, onCloseWindows, windowsGone } from './app.ts';
import { enableBlinkFeatures } from './browser.ts';
import { ElectronEmitter, preventable } from './electron-emitter.ts';
import { refuse, refuseUnknown } from './refuse-unknown.ts';
import { session } from './session.ts';
import { asElectron, fitsElectron } from './typing.ts';
import { StandInWebContents } from './web-contents.ts';

const EVENTS = [
  'ready-to-show',
  'show',
  'hide',
  'focus',
  'blur',
  'minimize',
  'restore',
  'resize',
  'enter-full-screen',
  'leave-full-screen',
  'page-title-updated',
  'close',
  'closed',
];

const all = new Set<StandInBrowserWindow>();
let focused: StandInBrowserWindow | undefined;
let lastId = 0;

export class StandInBrowserWindow extends ElectronEmitter {
  readonly id: number;
  readonly #contents: StandInWebContents;
  #bounds: Rectangle;
  #title: string;
  #isVisible = false;
  #isMinimized = false;
  #isFullScreen = false;
  #isDestroyed = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', EVENTS);
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const { width = 800, height = 600, x = 0, y = 0, show = true, title = app.name, webPreferences = {} } = options;
    lastId += 1;
    this.id = lastId;
    this.#bounds = { x, y, width, height };
    this.#title = title;
    this.#contents = new StandInWebContents(sessionOf(webPreferences), webPreferences.preload, { width, height });
    all.add(this);
    this.#contents.once('dom-ready', () => this.emit('ready-to-show'));
    this.#contents.on('dom-ready', () => void this.#followTitle());
    this.#contents.once('destroyed', () => this.destroy());
    if (show) this.show();
    app.emit('browser-window-created', preventable({}), this);
  }

  get webContents(): WebContents {
    return asElectron<WebContents>(this.#contents);
  }

  loadURL(url: string): Promise<void> {
    return this.#contents.loadURL(url);
  }

  show(): void {
    const wasVisible = this.#isVisible;
    this.#isVisible = true;
    if (!wasVisible) this.emit('show');
    this.focus();
  }

  showInactive(): void {
    this.#isVisible = true;
    this.emit('show');
  }

  hide(): void {
    this.#isVisible = false;
    this.emit('hide');
    this.#blur();
  }

  focus(): void {
    if (focused === this || this.#isDestroyed) return;
    focused?.emit('blur');
    focused = this;
    this.emit('focus');
  }

  minimize(): void {
    this.#isMinimized = true;
    this.emit('minimize');
    this.#blur();
  }

  restore(): void {
    if (!this.#isMinimized) return;
    this.#isMinimized = false;
    this.emit('restore');
    this.focus();
  }

  close(): void {
    if (this.#isDestroyed) return;
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    all.delete(this);
    this.#blur();
    StandInWebContents.destroy(this.#contents);
    this.emit('closed');
    if (all.size === 0) windowsGone();
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  isVisible(): boolean {
    return this.#isVisible && !this.#isMinimized;
  }

  isMinimized(): boolean {
    return this.#isMinimized;
  }

  isFocused(): boolean {
    return focused === this;
  }

  getMediaSourceId(): string {
    return `window:${this.id}:1`;
  }

  getTitle(): string {
    return this.#title;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getBounds(): Rectangle {
    return { ...this.#bounds };
  }

  /** A window here has no frame of its own. */
  getContentBounds(): Rectangle {
    return this.getBounds();
  }

  getSize(): [width: number, height: number] {
    return [this.#bounds.width, this.#bounds.height];
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    this.#resize();
    this.emit('resize');
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  isFullScreen(): boolean {
    return this.#isFullScreen;
  }

  setFullScreen(isFullScreen: boolean): void {
    if (isFullScreen === this.#isFullScreen) return;
    this.#isFullScreen = isFullScreen;
    this.emit(isFullScreen ? 'enter-full-screen' : 'leave-full-screen');
  }

  flashFrame(_isFlashing: boolean): void {}

  setMenuBarVisibility(_isVisible: boolean): void {}

  setContentProtection(_isEnabled: boolean): void {}

  setBackgroundColor(_color: string): void {}

  static getAllWindows(): BrowserWindow[] {
    return [...all].map((window) => asElectron<BrowserWindow>(window));
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused ? asElectron<BrowserWindow>(focused) : null;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return StandInBrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return StandInBrowserWindow.getAllWindows().find((window) => window.id === id) ?? null;
  }

  #blur(): void {
    if (focused !== this) return;
    focused = undefined;
    this.emit('blur');
  }

  #resize(): void {
    const { width, height } = this.#bounds;
    const opened = StandInWebContents.opened(this.#contents);
    // A window that is closed meanwhile has no size.
    opened.then(({ page }) => page.setViewportSize({ width, height })).catch(() => undefined);
  }

  async #followTitle(): Promise<void> {
    const { page } = await StandInWebContents.opened(this.#contents);
    const title = await page.title().catch(() => '');
    const event = preventable({});
    if (title) this.emit('page-title-updated', event, title, true);
    if (title && !event.defaultPrevented) this.#title = title;
  }
}

fitsElectron<StandInBrowserWindow, BrowserWindow>();
refuseUnknown('BrowserWindow', StandInBrowserWindow.prototype);
refuseUnknown('BrowserWindow', StandInBrowserWindow);

function sessionOf(preferences: WebPreferences): Session {
  // Electron's defaults since 20; a page without them is not one that the stand-in can hold apart.
  if (preferences.contextIsolation === false) refuse('webPreferences.contextIsolation: false');
  if (preferences.sandbox === false) refuse('webPreferences.sandbox: false');
  if (preferences.nodeIntegration) refuse('webPreferences.nodeIntegration');
  enableBlinkFeatures(preferences.enableBlinkFeatures ?? '');
  if (preferences.session) return preferences.session;
  return preferences.partition ? session.fromPartition(preferences.partition) : session.defaultSession;
}

onCloseWindows(({ byForce }) => {
  for (const window of [...all]) byForce ? window.destroy() : window.close();
  return all.size === 0;
});
