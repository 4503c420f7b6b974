import { createSocket } from 'node:dgram';

/** A machine without a network, or a container, may have none. */
export function hasMulticast(): Promise<boolean> {
  const group = '224.0.0.251';
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  return new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), 500);
    socket.on('error', () => resolve(false));
    socket.on('message', () => resolve(true));
    socket.bind(0, () => {
      try {
        socket.addMembership(group);
        socket.send('engage', socket.address().port, group);
      } catch {
        resolve(false);
      }
    });
  }).finally(() => socket.close());
}
