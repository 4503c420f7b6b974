import { BrowserWindow, type DesktopCapturerSource, desktopCapturer, type Session, systemPreferences } from 'electron';
import { isOwnUrl } from './app-origin.ts';
import type { ScreenSourcesAnswer } from './bridge.ts';

const THUMBNAIL_SIZE = { width: 320, height: 180 };

/** Lets the person choose a screen or a window in the app's own picker, and gives the page that and no other. */
export class ScreenCapture {
  /** As last listed. On Wayland every listing opens the system's portal, so choosing does not list again. */
  #listed: DesktopCapturerSource[] = [];
  #chosen: { source: DesktopCapturerSource; withAudio: boolean } | undefined;

  async list(): Promise<ScreenSourcesAnswer> {
    if (process.platform === 'darwin' && systemPreferences.getMediaAccessStatus('screen') === 'denied') {
      return { ok: false, reason: 'denied' };
    }
    try {
      const all = await desktopCapturer.getSources({ types: ['screen', 'window'], thumbnailSize: THUMBNAIL_SIZE });
      const own = BrowserWindow.getAllWindows().map((window) => windowOf(window.getMediaSourceId()));
      // A window that shows itself is a hall of mirrors.
      this.#listed = all.filter(({ id }) => !own.includes(windowOf(id)));
    } catch {
      return { ok: false, reason: 'failed' };
    }
    const sources = this.#listed.map(({ id, name, thumbnail }) => ({
      id,
      name,
      kind: id.startsWith('screen:') ? ('screen' as const) : ('window' as const),
      thumbnail: thumbnail.isEmpty() ? '' : thumbnail.toDataURL(),
    }));
    return { ok: true, sources, mayRepeat: !isWayland() };
  }

  /** For the next getDisplayMedia, once. */
  choose(id: string, { withAudio }: { withAudio: boolean }): boolean {
    const source = this.#listed.find((one) => one.id === id);
    this.#chosen = source && { source, withAudio };
    return source !== undefined;
  }

  /** Answers getDisplayMedia with what was chosen; without a choice it is refused. */
  serve(session: Session): void {
    session.setDisplayMediaRequestHandler(
      (request, callback) => {
        const chosen = this.#chosen;
        this.#chosen = undefined;
        try {
          if (!chosen || !isOwnUrl(request.securityOrigin)) return callback({});
          // System sound exists as loopback on Windows alone.
          const hasAudio = chosen.withAudio && request.audioRequested && process.platform === 'win32';
          callback({ video: chosen.source, ...(hasAudio ? { audio: 'loopback' as const } : {}) });
        } catch {
          // Electron throws in this process for a refusal; the page is told all the same.
        }
      },
      { useSystemPicker: false },
    );
  }
}

/** `window:<the system's number>:<which page in it>`, without the page. */
function windowOf(sourceId: string): string {
  return sourceId.split(':').slice(0, 2).join(':');
}

/** There each listing is a dialog of the system's. */
function isWayland(): boolean {
  return process.platform === 'linux' && process.env.XDG_SESSION_TYPE === 'wayland';
}
