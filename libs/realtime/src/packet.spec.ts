// What a packet puts on a websocket is what a real websocket client reads.
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { randomBytes, createHash } from 'node:crypto';
import { WebSocket } from 'ws';
import { Packet } from './packet';

/** Answers an upgrade by hand and writes these bytes after it. */
const serve = async (pieces: readonly Uint8Array[]) => {
  const server = createServer((socket: Socket) => {
    socket.once('data', (request) => {
      const key = /sec-websocket-key: (\S+)/i.exec(request.toString())?.[1] ?? '';
      const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
      socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
      for (const piece of pieces) socket.write(piece);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : 0 };
};

const lengths = [1, 125, 126, 127, 65_535, 65_536, 100_000];

test('messages of every length arrive whole and in order, whether in pieces or not', async () => {
  const messages = lengths.map((length) => new Uint8Array(randomBytes(length)));
  const packet = new Packet(messages.map((message) => (message.length > 3 ? [message.subarray(0, 3), message.subarray(3)] : [message])));
  expect(packet.whole()).toEqual(messages);
  const { server, port } = await serve(packet.pieces);
  const client = new WebSocket(`ws://127.0.0.1:${port}`);
  const heard: Uint8Array[] = [];
  await new Promise<void>((resolve, reject) => {
    client.on('error', reject);
    client.on('message', (data: Buffer) => {
      heard.push(new Uint8Array(data));
      if (heard.length === messages.length) resolve();
    });
  });
  client.terminate();
  server.close();
  expect(heard).toEqual(messages);
});

test('small messages are one piece, and a large part is not copied', () => {
  const large = new Uint8Array(50_000);
  const { pieces } = new Packet([[Uint8Array.of(1)], [Uint8Array.of(2, 3), large], [Uint8Array.of(4)]]);
  expect(pieces).toHaveLength(3);
  expect(pieces[1]).toBe(large);
  expect(new Packet([[Uint8Array.of(1)], [Uint8Array.of(2)]]).pieces).toHaveLength(1);
});
