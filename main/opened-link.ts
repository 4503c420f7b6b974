/** The `engage://` link that the app was started with, or that was opened while it ran. */
import { app } from 'electron';

const LINK = /^engage:\/\//i;

/** Windows and Linux hand a link over as an argument. */
export function linkIn(argv: readonly string[]): string | undefined {
  return argv.find((argument) => LINK.test(argument));
}

/** Kept until the page asks for it, once. While a page listens, links go to it at once. */
export class OpenedLink {
  #waiting: string | undefined;

  constructor(argv: readonly string[]) {
    this.#waiting = linkIn(argv);
  }

  /** Makes the system open `engage://` links with this app. */
  register(onLink: (link: string) => void): void {
    app.setAsDefaultProtocolClient('engage');
    app.on('second-instance', (_event, argv) => {
      const link = linkIn(argv);
      if (link) onLink(link);
    });
    // macOS sends links as events, also the one that started the app.
    app.on('open-url', (event, link) => {
      event.preventDefault();
      onLink(link);
    });
  }

  /** For the next page: there is none now. */
  keep(link: string): void {
    this.#waiting = link;
  }

  take(): string | null {
    const link = this.#waiting ?? null;
    this.#waiting = undefined;
    return link;
  }
}
