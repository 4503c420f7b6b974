import type { Ask } from './page-world.ts';

/** `window.open` is answered by main, which never gives a window back. Runs in pages, so it refers to nothing outside. */
export function askForWindows(ask: Ask): void {
  const OWN_FRAME = new Set(['_self', '_parent', '_top']);
  const open = window.open.bind(window);
  window.open = (url = '', target = '_blank', features = '') => {
    if (OWN_FRAME.has(target)) return open(url, target, features);
    const absolute = url === '' ? 'about:blank' : new URL(url, document.baseURI).href;
    void ask('window-open', { url: absolute, frameName: target === '_blank' ? '' : target, features });
    return null;
  };
}
