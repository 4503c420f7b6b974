import type { Page, Request as PageRequest, Route } from 'playwright';
import { beforeFirstPage } from './browser.ts';
import { isCustomUrl, schemeOf, toAppText, toAppUrl, toWebText } from './custom-scheme.ts';
import { grantMedia } from './page-requests.ts';
import { StandInSession } from './session.ts';
import { asElectron } from './typing.ts';
import { StandInWebContents, toElectron } from './web-contents.ts';

/** Where windows that pages tried to open wanted to go. */
const refusedPopups: string[] = [];

/** Every request of every page passes here: navigations ask main, the custom scheme is answered by main. */
export function routePages(): void {
  beforeFirstPage(async ({ context }) => {
    context.on('page', (page) => void closePopup(page));
    await context.route('**/*', (route) => answer(route).catch(() => undefined));
  });
}

async function answer(route: Route): Promise<void> {
  const request = route.request();
  const page = pageOf(request);
  if (!page) {
    if (request.isNavigationRequest()) refusedPopups.push(request.url());
    return route.abort('blockedbyclient');
  }
  const contents = StandInWebContents.of(page);
  if (!contents) return route.continue();
  const url = toAppUrl(request.url());
  if (request.isNavigationRequest()) {
    if (!(await mayNavigate(contents, page, request))) return route.abort('aborted');
    if (request.frame() === page.mainFrame()) await grantMedia(toElectron(contents), url);
  }
  return isCustomUrl(url) ? answerScheme(route, contents, url) : route.continue();
}

/** Undefined for the first request of a page that another page opened. */
function pageOf(request: PageRequest): Page | undefined {
  try {
    return request.frame().page();
  } catch {
    return undefined;
  }
}

async function mayNavigate(contents: StandInWebContents, page: Page, request: PageRequest): Promise<boolean> {
  const isMainFrame = request.frame() === page.mainFrame();
  const { link } = await StandInWebContents.opened(contents);
  const isByMain = isMainFrame && StandInWebContents.isLoading(contents);
  const isByPage = !isByMain && (!isMainFrame || link.isRequestedByPage(link.frames.mainId, request.url()));
  return StandInWebContents.mayNavigate(contents, toAppUrl(request.url()), isMainFrame, isByPage);
}

async function answerScheme(route: Route, contents: StandInWebContents, url: string): Promise<void> {
  const session = asElectron<StandInSession>(contents.session);
  const handler = StandInSession.schemeHandlerOf(session, schemeOf(url));
  if (!handler) return route.abort('namenotresolved');
  try {
    const response = await handler(requestOf(route.request(), url));
    const headers = Object.fromEntries([...response.headers].map(([name, value]) => [name, toWebText(value)]));
    const body = Buffer.from(await response.arrayBuffer());
    await route.fulfill({ status: response.status, headers, body });
  } catch (error) {
    console.error('Uncaught exception in the protocol handler:', error);
    await route.abort('failed');
  }
}

function requestOf(request: PageRequest, url: string): Request {
  const headers = Object.entries(request.headers()).map(([name, value]): [string, string] => [name, toAppText(value)]);
  const body = request.postDataBuffer();
  const method = request.method();
  return new Request(url, { method, headers, ...(body ? { body: new Uint8Array(body) } : {}) });
}

/** A link with another target is a popup in Chromium, after its request was refused above. */
async function closePopup(page: Page): Promise<void> {
  const opener = await page.opener();
  const url = refusedPopups.shift() ?? (opener ? page.url() : undefined);
  // The tests' own pages in the same browser.
  if (url === undefined) return;
  const contents = (opener && StandInWebContents.of(opener)) ?? StandInWebContents.any();
  await page.close();
  try {
    if (contents) StandInWebContents.openWindow(contents, { url, frameName: '', features: '' });
  } catch (error) {
    console.error(error);
  }
}
