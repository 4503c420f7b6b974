import type { Browser } from 'playwright';
import { CallPage } from '../support/call-page.ts';
import type { Host } from './network/host.ts';
import type { Notes } from './page/notes.ts';
import { pageScript } from './page/page-script.ts';

export type ParticipantOptions = {
  host: Host;
  /** On that host. */
  browser: Browser;
  name: string;
  /** Everybody's names, in the order of their films. */
  people: readonly string[];
  /** Whether pictures and voices are noted. */
  isMediaWatched: boolean;
};

const SMALL_WINDOW = { width: 640, height: 400 };

/** A browser guest on a host. */
export class Participant {
  readonly name: string;
  readonly host: Host;
  readonly window: CallPage;
  readonly #browser: Browser;

  private constructor(name: string, host: Host, window: CallPage, browser: Browser) {
    this.name = name;
    this.host = host;
    this.window = window;
    this.#browser = browser;
  }

  static async open({ host, browser, name, people, isMediaWatched }: ParticipantOptions): Promise<Participant> {
    // The notes' own worker is no part of the page, and its policy would refuse it.
    const context = await browser.newContext({ viewport: SMALL_WINDOW, bypassCSP: true });
    await context.addInitScript({ content: pageScript({ name, people, isMediaWatched }) });
    return new Participant(name, host, new CallPage(await context.newPage()), browser);
  }

  /** To the lobby of the call behind the link, or of a new one on the server's own page. */
  async openLobby(address: string): Promise<void> {
    await this.window.page.goto(address);
    await this.window.page.getByLabel('Your name').fill(this.name);
  }

  async notes(): Promise<Notes> {
    // As text: Playwright takes long over large objects, on a machine that all hosts share.
    const text = await this.window.page.evaluate(() => {
      if (!window.lab) throw new Error('this page is not watched');
      return JSON.stringify(window.lab.notes);
    });
    return JSON.parse(text);
  }

  /** Whether the page has said since then that the server is there. Asked often, so it reads nothing else. */
  hasFoundServer(since: number): Promise<boolean> {
    return this.window.page.evaluate(
      (from) => window.lab?.notes.server.some(({ at, isLost }) => at >= from && !isLost) ?? false,
      since,
    );
  }

  async typeEvery(intervalMs: number): Promise<void> {
    const field = this.window.page.getByRole('textbox', { name: 'Message' });
    if (!(await field.isVisible())) await this.window.page.getByRole('button', { name: /^Chat/ }).click();
    await field.waitFor();
    await this.window.page.evaluate((interval) => window.lab?.typeEvery(interval), intervalMs);
  }

  async stopTyping(): Promise<void> {
    await this.window.page.evaluate(() => window.lab?.stopTyping());
  }

  /** As when the computer loses its power. */
  async kill(): Promise<void> {
    await this.host.namespace.signal('SIGKILL');
  }

  /** Ends the browser; what is left of it goes with its namespace. */
  async close(): Promise<void> {
    await this.#browser.close().catch(() => undefined);
  }
}
