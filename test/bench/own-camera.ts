/**
 * A fake camera for each page. Chromium gives what one camera captures to all pages in the same few buffers; with
 * eight pages, each of which shows itself, none is free any more, and nobody gets another frame.
 */
import type { Page } from 'playwright';

/**
 * As fast as real ones, for twelve pages. The second is a depth camera (Y16), whose frames nothing encodes; the third
 * makes each frame a JPEG, which costs a tenth of a core. Both are left out.
 */
export const OWN_CAMERAS = '--use-fake-device-for-media-stream=fps=30,device-count=14';
const LEFT_OUT = 2;

/**
 * To be called before the page is opened.
 * @param index of the page
 */
export async function giveOwnCamera(page: Page, index: number): Promise<void> {
  await page.addInitScript('globalThis.__name ??= (named) => named');
  await page.addInitScript(
    (camera) => {
      const { mediaDevices } = navigator;
      const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = async (constraints = {}) => {
        const cameras = (await mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');
        const deviceId = cameras[camera]?.deviceId;
        const { video } = constraints;
        if (!video || !deviceId) return getUserMedia(constraints);
        return getUserMedia({
          ...constraints,
          video: { ...(video === true ? {} : video), deviceId: { exact: deviceId } },
        });
      };
    },
    index === 0 ? 0 : index + LEFT_OUT,
  );
}
