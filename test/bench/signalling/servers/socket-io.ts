import { Server } from 'socket.io';

const server = new Server(Number(process.argv[2]), { transports: ['websocket'], perMessageDeflate: false });

server.on('connection', (socket) => {
  socket.on('join', (id: string) => {
    void socket.join(id);
    socket.data.id = id;
    socket.emit('welcome');
  });
  socket.on('signal', (to: string, body: string) => server.to(to).emit('signal', socket.data.id, body));
});
