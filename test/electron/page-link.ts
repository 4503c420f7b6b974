import { randomUUID } from 'node:crypto';
import type { CDPSession, Page } from 'playwright';
import { Frames } from './frames.ts';
import { createCodec } from './page/codec.ts';
import { pageWorldScript, preloadWorldScript } from './page/page-scripts.ts';

const PRELOAD_WORLD = 'Electron Isolated Context';
const BINDING = '__electronStandInPost';
const RECEIVER = '__electronStandInReceive';

type FromPage = { id: number; kind: string; body: string };

export type PageLinkEvents = {
  /** A message of the preload's world in the frame; what it returns is the answer. */
  onMessage(kind: string, body: unknown, frameId: string): Promise<unknown>;
  onNavigated(frameId: string): void;
  onNavigatedWithinDocument(frameId: string): void;
};

/**
 * The line between main and one page: the scripts that run before the page's own, and messages both ways. Only the
 * preload's isolated world has the doors, so a page cannot speak on it.
 */
export class PageLink {
  readonly cdp: CDPSession;
  readonly frames = new Frames();
  readonly #codec = createCodec();
  readonly #events: PageLinkEvents;
  /** Of execution contexts in the preload's world: the frame of each. */
  readonly #contexts = new Map<number, string>();
  /** What pages themselves asked to navigate to, by frame. */
  readonly #requested = new Map<string, string>();

  private constructor(cdp: CDPSession, events: PageLinkEvents) {
    this.cdp = cdp;
    this.#events = events;
  }

  static async open(page: Page, preloadSource: string | undefined, events: PageLinkEvents): Promise<PageLink> {
    const cdp = await page.context().newCDPSession(page);
    const link = new PageLink(cdp, events);
    link.#listen();
    const options = { token: randomUUID(), binding: BINDING, receiver: RECEIVER, preloadSource };
    await Promise.all([
      cdp.send('Page.enable'),
      cdp.send('Runtime.enable'),
      cdp.send('Runtime.addBinding', { name: BINDING, executionContextName: PRELOAD_WORLD }),
      // In this order: the page's world must be there when the preload exposes something to it.
      cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldScript(options) }),
      cdp.send('Page.addScriptToEvaluateOnNewDocument', {
        source: preloadWorldScript(options),
        worldName: PRELOAD_WORLD,
      }),
    ]);
    const { frameTree } = await cdp.send('Page.getFrameTree');
    link.frames.navigated(frameTree.frame);
    return link;
  }

  /** Sent in order. A page that is gone, or has no document yet, hears nothing: as in Electron. */
  deliver(channel: string, args: unknown[]): void {
    const context = [...this.#contexts].findLast(([, frameId]) => frameId === this.frames.mainId)?.[0];
    if (context !== undefined) this.#evaluate(context, { kind: 'message', channel, args: this.#codec.encode(args) });
  }

  /**
   * Whether the page itself asked for this navigation (a link, location, a form), as opposed to loadURL, the tests'
   * own navigation or the reload of the developer tools.
   */
  isRequestedByPage(frameId: string, url: string): boolean {
    // The page's word comes before the request: both leave the page's process on one channel. Asking the page again
    // would wait for ever, as it does not answer while it navigates.
    const requested = this.#requested.get(frameId);
    this.#requested.delete(frameId);
    return requested !== undefined && withoutHash(requested) === withoutHash(url);
  }

  #listen(): void {
    const { cdp, frames } = this;
    cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === BINDING) void this.#receive(payload, executionContextId);
    });
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === PRELOAD_WORLD) this.#contexts.set(context.id, String(context.auxData?.frameId));
    });
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => this.#contexts.delete(executionContextId));
    cdp.on('Runtime.executionContextsCleared', () => this.#contexts.clear());
    cdp.on('Page.frameAttached', ({ frameId, parentFrameId }) => frames.attached(frameId, parentFrameId));
    cdp.on('Page.frameDetached', ({ frameId }) => frames.detached(frameId));
    cdp.on('Page.frameRequestedNavigation', ({ frameId, url }) => this.#requested.set(frameId, url));
    cdp.on('Page.frameNavigated', ({ frame }) => {
      frames.navigated({ ...frame, url: frame.url + (frame.urlFragment ?? '') });
      this.#events.onNavigated(frame.id);
    });
    cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      frames.moved(frameId, url);
      this.#events.onNavigatedWithinDocument(frameId);
    });
  }

  async #receive(payload: string, context: number): Promise<void> {
    const { id, kind, body } = JSON.parse(payload) as FromPage;
    const frameId = this.#contexts.get(context) ?? this.frames.mainId;
    const reply = (isFulfilled: boolean, value: unknown): void => {
      if (id === 0) return;
      this.#evaluate(context, { kind: 'reply', id, isFulfilled, value: this.#codec.encode(value) });
    };
    try {
      reply(true, await this.#events.onMessage(kind, this.#codec.decode(body), frameId));
    } catch (error) {
      reply(false, error instanceof Error ? error.message : String(error));
    }
  }

  #evaluate(contextId: number, message: object): void {
    const expression = `${RECEIVER}(${JSON.stringify(JSON.stringify(message))})`;
    // The document may have gone meanwhile; then nobody waits.
    this.cdp.send('Runtime.evaluate', { expression, contextId }).catch(() => undefined);
  }
}

function withoutHash(url: string): string {
  return url.split('#')[0] ?? '';
}
