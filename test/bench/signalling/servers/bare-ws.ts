/** The least that relays by name over `ws`: one parse and one stringify for each message, nothing checked, nothing kept. */
import { type WebSocket, WebSocketServer } from 'ws';

const members = new Map<string, WebSocket>();
const server = new WebSocketServer({ port: Number(process.argv[2]), host: '127.0.0.1', perMessageDeflate: false });

server.on('connection', (socket) => {
  let self = '';
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    if (message.type === 'join') {
      self = message.id;
      members.set(self, socket);
      socket.send(JSON.stringify({ type: 'welcome' }));
      return;
    }
    members.get(message.to)?.send(JSON.stringify({ type: 'signal', from: self, body: message.body }));
  });
  socket.on('close', () => members.delete(self));
});
