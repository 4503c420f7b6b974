import type { Page } from 'playwright';

/** tsx names every function through a helper of its own, which a page lacks: before such functions run in it. */
export async function knowHelpers(page: Page): Promise<void> {
  await page.evaluate('globalThis.__name ??= (named) => named');
}
