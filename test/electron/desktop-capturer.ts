import type { DesktopCapturerSource, Size, SourcesOptions } from 'electron';
import { StandInBrowserWindow } from './browser-window.ts';
import { imageOf } from './native-image.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { asElectron, fitsElectron } from './typing.ts';
import { StandInWebContents } from './web-contents.ts';

const DEFAULT_THUMBNAIL: Size = { width: 150, height: 150 };

/** One screen, and the app's own windows. Thumbnails are real pictures of the windows; there is no desktop behind. */
async function getSources({
  types,
  thumbnailSize = DEFAULT_THUMBNAIL,
}: SourcesOptions): Promise<DesktopCapturerSource[]> {
  const windows = StandInBrowserWindow.getAllWindows().filter((window) => window.isVisible());
  const pictures = await Promise.all(windows.map((window) => pictureOf(asElectron(window.webContents), thumbnailSize)));
  const source = (id: string, name: string, display_id: string, picture: Buffer): DesktopCapturerSource => ({
    id,
    name,
    display_id,
    thumbnail: imageOf(picture),
    appIcon: imageOf(Buffer.alloc(0)),
  });
  const screen = source('screen:0:0', 'Entire screen', '0', pictures[0] ?? Buffer.alloc(0));
  const shown = windows.map((window, index) =>
    source(`window:${window.id}:0`, window.getTitle(), '', pictures[index] ?? Buffer.alloc(0)),
  );
  return [...(types.includes('screen') ? [screen] : []), ...(types.includes('window') ? shown : [])];
}

/** No larger than asked; an empty picture when none is wanted or the window has just gone. */
async function pictureOf(contents: StandInWebContents, wanted: Size): Promise<Buffer> {
  if (wanted.width === 0 || wanted.height === 0) return Buffer.alloc(0);
  const { page, link } = await StandInWebContents.opened(contents);
  const { width, height } = page.viewportSize() ?? { width: 800, height: 600 };
  const scale = Math.min(1, wanted.width / width, wanted.height / height);
  const shot = link.cdp.send('Page.captureScreenshot', { format: 'png', clip: { x: 0, y: 0, width, height, scale } });
  const data = await shot.then((answer) => answer.data).catch(() => '');
  return Buffer.from(data, 'base64');
}

export const desktopCapturer = refuseUnknown('desktopCapturer', { getSources });

fitsElectron<typeof desktopCapturer, typeof Electron.desktopCapturer>();
