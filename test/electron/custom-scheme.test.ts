import { beforeAll, describe, expect, it } from 'vitest';
import { originOf, registerScheme, toAppText, toAppUrl, toWebText, toWebUrl } from './custom-scheme.ts';

describe('the custom scheme of the Electron stand-in', () => {
  beforeAll(() => registerScheme({ scheme: 'some-app', privileges: { standard: true, secure: true } }));

  it('maps there and back', () => {
    const web = toWebUrl('some-app://window/a/b.html?c=1#d');
    expect(web).toBe('https://window.some-app.invalid/a/b.html?c=1#d');
    expect(toAppUrl(web)).toBe('some-app://window/a/b.html?c=1#d');
    expect(originOf('some-app://window/a')).toBe('some-app://window');
  });

  it('leaves other addresses alone', () => {
    for (const url of [
      'https://example.com/a',
      'http://localhost:5173/',
      'https://window.other.invalid/',
      'about:blank',
    ]) {
      expect(toWebUrl(url)).toBe(url);
      expect(toAppUrl(url)).toBe(url);
    }
  });

  it('translates headers both ways', () => {
    expect(toWebText('connect-src some-app://window; img-src some-app: data:')).toBe(
      'connect-src https://window.some-app.invalid; img-src https://*.some-app.invalid data:',
    );
    expect(toAppText('https://window.some-app.invalid')).toBe('some-app://window');
  });

  it('knows no scheme without a real origin', () => {
    expect(() => registerScheme({ scheme: 'loose' })).toThrow('not standard and secure');
  });
});
