/** A real server on this computer that answers as a test says, and remembers what it was asked. */
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export type FeedServer = { origin: string; asked: IncomingMessage[]; close(): Promise<void> };

export async function startFeedServer(answer: RequestListener): Promise<FeedServer> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://127.0.0.1:${port}`, asked, close };
}

export function rss(title: string, ...items: string[]): string {
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title>${items.join('')}</channel></rss>`;
}

export function item(title: string, link: string): string {
  return `<item><title>${title}</title><link>${link}</link><pubDate>Fri, 20 Nov 2026 09:41:00 GMT</pubDate></item>`;
}
