import type { WebFrameMain } from 'electron';
import { originOf, toAppUrl } from './custom-scheme.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { asElectron, fitsElectron } from './typing.ts';

type Cdp = { id: string; parentId?: string | undefined; name?: string | undefined; url: string };

let lastRoutingId = 0;

/** A frame of a page as main sees it. */
class StandInFrame {
  readonly #frames: Frames;
  readonly #id: string;
  readonly #parentId: string | undefined;
  readonly routingId: number;
  readonly processId = 1;
  readonly frameTreeNodeId: number;
  name = '';
  url = '';

  constructor(frames: Frames, id: string, parentId: string | undefined) {
    this.#frames = frames;
    this.#id = id;
    this.#parentId = parentId;
    lastRoutingId += 1;
    this.routingId = lastRoutingId;
    this.frameTreeNodeId = lastRoutingId;
  }

  get origin(): string {
    return originOf(this.url);
  }

  get parent(): WebFrameMain | null {
    return this.#frames.find(this.#parentId) ?? null;
  }

  get top(): WebFrameMain | null {
    return this.parent?.top ?? asElectron<WebFrameMain>(this);
  }

  get frames(): WebFrameMain[] {
    return this.#frames.childrenOf(this.#id);
  }

  get detached(): boolean {
    return this.isDestroyed();
  }

  isDestroyed(): boolean {
    return this.#frames.find(this.#id) === undefined;
  }
}

fitsElectron<StandInFrame, WebFrameMain>();
refuseUnknown('WebFrameMain', StandInFrame.prototype);

/** The frames of one page, by Chromium's id. */
export class Frames {
  readonly #byId = new Map<string, { frame: StandInFrame; parentId: string | undefined }>();
  #mainId = '';

  get main(): WebFrameMain {
    const entry = this.#byId.get(this.#mainId);
    return asElectron<WebFrameMain>(entry?.frame ?? new StandInFrame(this, '', undefined));
  }

  get mainId(): string {
    return this.#mainId;
  }

  find(id: string | undefined): WebFrameMain | undefined {
    const entry = id === undefined ? undefined : this.#byId.get(id);
    return entry && asElectron<WebFrameMain>(entry.frame);
  }

  childrenOf(id: string): WebFrameMain[] {
    const children = [...this.#byId.values()].filter(({ parentId }) => parentId === id);
    return children.map(({ frame }) => asElectron<WebFrameMain>(frame));
  }

  attached(id: string, parentId: string): void {
    this.#keep({ id, parentId, url: '' });
  }

  navigated({ id, parentId, name, url }: Cdp): void {
    this.#keep({ id, parentId, name, url });
  }

  /** Within its document: the fragment, or the History API. */
  moved(id: string, url: string): void {
    const entry = this.#byId.get(id);
    if (entry) entry.frame.url = toAppUrl(url);
  }

  detached(id: string): void {
    this.#byId.delete(id);
  }

  #keep({ id, parentId, name, url }: Cdp): void {
    const entry = this.#byId.get(id) ?? { frame: new StandInFrame(this, id, parentId), parentId };
    entry.frame.url = toAppUrl(url);
    entry.frame.name = name ?? '';
    this.#byId.set(id, entry);
    if (!parentId) this.#mainId = id;
  }
}
