import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';

const PAGE = join(import.meta.dirname, 'bare-page');

/** The limit of the Node stack: every frame goes to every other socket, unread. Also serves the bare page. */
export async function startBareRelay(): Promise<{ origin: string; close: () => void }> {
  const http = createServer(async (request, response) => {
    const isScript = request.url === '/bare-page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(await readFile(join(PAGE, isScript ? 'bare-page.js' : 'index.html')));
  });
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
  sockets.on('connection', (socket) => {
    socket.on('message', (data, isBinary) => {
      for (const other of sockets.clients) if (other !== socket) other.send(data, { binary: isBinary });
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = (): void => {
    for (const socket of sockets.clients) socket.terminate();
    http.close();
  };
  return { origin: `http://localhost:${port}`, close };
}
