/** As in main/mini-window.ts: the app's window takes it for its own. */
const FRAME_NAME = 'engage-mini';
const SIZE = { width: 400, height: 264 };

/** https://wicg.github.io/document-picture-in-picture/, not in TypeScript's DOM types yet. */
type DocumentPictureInPicture = { requestWindow(options: { width: number; height: number }): Promise<Window> };

declare global {
  interface Window {
    readonly documentPictureInPicture?: DocumentPictureInPicture;
  }
}

/** Whether a small window can be opened that stays on top of other programs. */
export function canOpenMini(platform: 'desktop' | 'web'): boolean {
  return platform === 'desktop' || window.documentPictureInPicture !== undefined;
}

/**
 * Opens an empty window of the page's own, with the page's looks. To be called in answer to a press.
 * @returns undefined when there is none to be had
 */
export async function openMiniWindow(platform: 'desktop' | 'web'): Promise<Window | undefined> {
  const mini = (await openPictureInPicture()) ?? (platform === 'desktop' ? openOnTop() : undefined);
  if (mini) dress(mini.document);
  return mini;
}

/** Electron has the interface and refuses each call (electron/electron#39633). */
async function openPictureInPicture(): Promise<Window | undefined> {
  try {
    return await window.documentPictureInPicture?.requestWindow(SIZE);
  } catch {
    return undefined;
  }
}

/** Main keeps it on top. In a browser it would be one window among the others, and under them. */
function openOnTop(): Window | undefined {
  return window.open('about:blank', FRAME_NAME, `popup,width=${SIZE.width},height=${SIZE.height}`) ?? undefined;
}

function dress(mini: Document): void {
  const { dataset, lang, dir } = document.documentElement;
  mini.title = document.title;
  mini.documentElement.lang = lang;
  mini.documentElement.dir = dir;
  if (dataset.theme !== undefined) mini.documentElement.dataset.theme = dataset.theme;
  for (const sheet of document.querySelectorAll('link[rel="stylesheet"], style')) {
    const copy = mini.importNode(sheet, true);
    // Its own address is about:blank: what is relative leads nowhere from there.
    if (sheet instanceof HTMLLinkElement) copy.setAttribute('href', sheet.href);
    mini.head.append(copy);
  }
}
