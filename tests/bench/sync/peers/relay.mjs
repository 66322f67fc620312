// A relay without memory or understanding: whatever one says, everybody in the same room hears, byte by byte.
import http from 'node:http';
import { WebSocketServer } from 'ws';

const ASK = Buffer.from([0, 0, 1, 0]);
const THAT_WAS_ALL = Buffer.from([0, 1, 2, 0, 0]);
const rooms = new Map();
const server = http.createServer((_request, answer) => answer.end());
const sockets = new WebSocketServer({ server, perMessageDeflate: false });

sockets.on('connection', (socket, { url }) => {
  const name = url.split('?')[0];
  const room = rooms.get(name) ?? new Set();
  rooms.set(name, room.add(socket));
  socket.on('close', () => room.delete(socket));
  socket.on('error', () => undefined);
  socket.on('message', (message) => {
    const [type, kind] = message;
    if (type === 0 && kind === 0) socket.send(THAT_WAS_ALL);
    else if (type !== 0 || kind !== 1) for (const one of room) one.send(message);
  });
  socket.send(ASK);
});
server.listen(Number(process.env.PORT), '127.0.0.1');
