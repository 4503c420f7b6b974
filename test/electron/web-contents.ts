import { readFileSync } from 'node:fs';
import type { HandlerDetails, Session, Size, WebContents, WebFrameMain, WindowOpenHandlerResponse } from 'electron';
import type { Page } from 'playwright';
import { app } from './app.ts';
import { openPage } from './browser.ts';
import { toAppUrl, toWebUrl } from './custom-scheme.ts';
import { ElectronEmitter, preventable } from './electron-emitter.ts';
import { nativeTheme } from './native-theme.ts';
import { PageLink } from './page-link.ts';
import { answerPage } from './page-requests.ts';
import { refuse, refuseUnknown } from './refuse-unknown.ts';
import { asElectron, fitsElectron } from './typing.ts';

const EVENTS = [
  'did-start-navigation',
  'will-frame-navigate',
  'will-navigate',
  'will-redirect',
  'did-navigate',
  'did-navigate-in-page',
  'did-start-loading',
  'dom-ready',
  'did-finish-load',
  'did-fail-load',
  'will-attach-webview',
  'did-create-window',
  'before-input-event',
  'render-process-gone',
  'unresponsive',
  'responsive',
  'preload-error',
  'console-message',
  'destroyed',
];

type WindowOpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse;
type WindowAsked = Pick<HandlerDetails, 'url' | 'frameName' | 'features'>;
export type OpenedPage = { page: Page; link: PageLink };

let lastId = 0;
const byPage = new Map<Page, StandInWebContents>();

export class StandInWebContents extends ElectronEmitter {
  readonly id: number;
  readonly session: Session;
  readonly #opened: Promise<OpenedPage>;
  #link: PageLink | undefined;
  #url = '';
  #isDestroyed = false;
  #windowOpenHandler: WindowOpenHandler | undefined;
  /** Main's own navigations under way: they are not the page's. */
  #loads = 0;

  constructor(session: Session, preloadPath: string | undefined, size: Size) {
    super('webContents', EVENTS);
    lastId += 1;
    this.id = lastId;
    this.session = session;
    this.#opened = this.#open(preloadPath ? readFileSync(preloadPath, 'utf8') : undefined, size);
    this.#opened.catch((error: unknown) => {
      console.error('Electron stand-in: no window could be opened', error);
      app.exit(1);
    });
    app.emit('web-contents-created', preventable({}), this);
  }

  get mainFrame(): WebFrameMain {
    return this.#link?.frames.main ?? refuse('webContents.mainFrame before the window is there');
  }

  getURL(): string {
    return this.#url;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  async loadURL(url: string): Promise<void> {
    this.emit('did-start-loading');
    const load = this.#byMain((page) => page.goto(toWebUrl(url), { waitUntil: 'load', timeout: 0 }));
    await load.catch((error: Error) => {
      const description = /net::(?<code>ERR_\w+)/.exec(error.message)?.groups?.code ?? 'ERR_FAILED';
      this.emit('did-fail-load', preventable({}), -2, description, url, true);
      throw new Error(`${description} (-2) loading '${url}'`);
    });
  }

  reload(): void {
    // A window that is closed meanwhile has nothing to reload.
    this.#byMain((page) => page.reload({ timeout: 0 })).catch(() => undefined);
  }

  send(channel: string, ...args: unknown[]): void {
    let copies: unknown[];
    try {
      copies = structuredClone(args);
    } catch {
      throw new Error('Failed to serialize arguments');
    }
    void this.#opened.then(({ link }) => link.deliver(channel, copies));
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const { page } = await this.#opened;
    return page.evaluate(code);
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler;
  }

  openDevTools(): void {}

  closeDevTools(): void {}

  setBackgroundThrottling(_isAllowed: boolean): void {}

  setVisualZoomLevelLimits(_minimum: number, _maximum: number): Promise<void> {
    return Promise.resolve();
  }

  static opened(contents: StandInWebContents): Promise<OpenedPage> {
    return contents.#opened;
  }

  static isLoading(contents: StandInWebContents): boolean {
    return contents.#loads > 0;
  }

  static of(page: Page): StandInWebContents | undefined {
    return byPage.get(page);
  }

  static any(): StandInWebContents | undefined {
    return byPage.values().next().value;
  }

  /** The page wants another window. It never gets one: the stand-in has no windows that a page opened. */
  static openWindow(contents: StandInWebContents, asked: WindowAsked): void {
    const referrer = { url: contents.#url, policy: 'default' as const };
    const details = { ...asked, url: toAppUrl(asked.url), disposition: 'foreground-tab' as const, referrer };
    const { action } = contents.#windowOpenHandler?.(details) ?? { action: 'allow' };
    if (action === 'allow') refuse(`a window of the page's own (${details.url})`);
  }

  /** Events of a navigation that begins, in Electron's order. False when it was prevented. */
  static mayNavigate(contents: StandInWebContents, url: string, isMainFrame: boolean, isByPage: boolean): boolean {
    const frame = isMainFrame ? contents.mainFrame : null;
    const params = () => preventable({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
    const started = params();
    contents.emit('did-start-navigation', started, url, false, isMainFrame);
    if (!isByPage) return true;
    for (const name of isMainFrame ? ['will-frame-navigate', 'will-navigate'] : ['will-frame-navigate']) {
      const event = params();
      contents.emit(name, event, url);
      if (event.defaultPrevented) return false;
    }
    return true;
  }

  static destroy(contents: StandInWebContents): void {
    if (contents.#isDestroyed) return;
    contents.#isDestroyed = true;
    contents.emit('destroyed');
    contents.#opened.then(({ page }) => page.close()).catch(() => undefined);
  }

  async #open(preloadSource: string | undefined, size: Size): Promise<OpenedPage> {
    const page = await openPage();
    byPage.set(page, this);
    const contents = toElectron(this);
    const openWindow = (asked: WindowAsked): void => StandInWebContents.openWindow(this, asked);
    const link = await PageLink.open(page, preloadSource, {
      onMessage: (kind, body, frameId) => answerPage({ contents, link, frameId, openWindow }, kind, body),
      onNavigated: (frameId) => this.#navigated(frameId),
      onNavigatedWithinDocument: (frameId) => this.#navigatedWithinDocument(frameId),
    });
    this.#link = link;
    this.#listen(page);
    await Promise.all([this.#followTheme(page), page.setViewportSize(size)]);
    return { page, link };
  }

  async #byMain(navigate: (page: Page) => Promise<unknown>): Promise<void> {
    const { page } = await this.#opened;
    this.#loads += 1;
    try {
      await navigate(page);
    } finally {
      this.#loads -= 1;
    }
  }

  #listen(page: Page): void {
    page.on('domcontentloaded', () => this.emit('dom-ready', preventable({})));
    page.on('load', () => this.emit('did-finish-load'));
    page.on('crash', () => this.emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 1 }));
    page.on('close', () => {
      byPage.delete(page);
      if (this.#isDestroyed) return;
      this.#isDestroyed = true;
      this.emit('destroyed');
    });
  }

  #navigated(frameId: string): void {
    const frames = this.#link?.frames;
    if (!frames || frameId !== frames.mainId) return;
    this.#url = frames.main.url;
    this.emit('did-navigate', preventable({}), this.#url, 200, 'OK');
  }

  #navigatedWithinDocument(frameId: string): void {
    const frame = this.#link?.frames.find(frameId);
    if (!frame) return;
    const isMainFrame = frame.parent === null;
    if (isMainFrame) this.#url = frame.url;
    const started = { url: frame.url, isMainFrame, isSameDocument: true, frame, initiator: frame };
    this.emit('did-start-navigation', preventable(started), frame.url, true, isMainFrame);
    this.emit('did-navigate-in-page', preventable({}), frame.url, isMainFrame);
  }

  async #followTheme(page: Page): Promise<void> {
    const apply = (): Promise<void> =>
      page.emulateMedia({ colorScheme: nativeTheme.themeSource === 'dark' ? 'dark' : 'light' });
    const follow = (): void => void apply().catch(() => undefined);
    nativeTheme.on('updated', follow);
    this.once('destroyed', () => nativeTheme.off('updated', follow));
    await apply();
  }
}

fitsElectron<StandInWebContents, WebContents>();
refuseUnknown('webContents', StandInWebContents.prototype);

export function toElectron(contents: StandInWebContents): WebContents {
  return asElectron<WebContents>(contents);
}
