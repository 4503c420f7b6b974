/**
 * Where the app's own page comes from. A scheme of our own, standard and secure, with one fixed host: no file://,
 * and device ids stay the same from start to start.
 */
export const APP_SCHEME = 'engage-app';

const APP_HOST = 'window';

/** Set by `npm run dev`: Vite serves the page and reloads it. Never in a packaged app. */
const devServerUrl = process.env.VITE_DEV_SERVER_URL;

export const APP_URL = devServerUrl ?? `${APP_SCHEME}://${APP_HOST}/index.html`;

/** Whether a URL or an origin is the app's own: exact scheme, host and port. */
export function isOwnUrl(text: string | undefined): boolean {
  const url = parse(text);
  const own = parse(APP_URL);
  // `URL.origin` of a scheme that Node does not know is the text "null", so its parts are compared.
  return url !== undefined && url.protocol === own?.protocol && url.host === own.host;
}

function parse(text: string | undefined): URL | undefined {
  try {
    return new URL(text ?? '');
  } catch {
    return undefined;
  }
}
