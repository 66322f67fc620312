// A socket that costs little: hundreds of clients share one process with few cycles to spare, and must not be the limit.
import { randomBytes } from 'node:crypto';
import net from 'node:net';

/** All sockets read into the same memory; what is kept of it is copied. */
const SHARED = Buffer.allocUnsafe(512 * 1024);
const MASK = randomBytes(4);
const BINARY = 0x2;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;

export class ThinSocket {
  bytesIn = 0;
  isOpen = false;
  isClosed = false;
  subprotocol = null;
  #kept = [];
  #keptBytes = 0;
  #wanted = 0;
  #on;
  #socket;

  /** `on` has `open()`, `message(bytes)` whose bytes are only good during the call, and `close(code, reason)`. */
  constructor({ port, path, headers = {} }, on) {
    this.#on = on;
    const callback = (count) => this.#data(SHARED.subarray(0, count)) || true;
    this.#socket = net.connect({ port, host: '127.0.0.1', noDelay: true, onread: { buffer: SHARED, callback } });
    const lines = Object.entries({
      Host: `127.0.0.1:${port}`,
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      ...headers,
    }).map(([name, value]) => `${name}: ${value}`);
    this.#socket.on('connect', () => this.#socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`));
    this.#socket.on('error', ({ message }) => this.#end(1006, message));
    this.#socket.on('close', () => this.#end(1006, 'closed'));
  }

  send(payload) {
    this.#write(BINARY, payload);
  }

  pause() {
    this.#socket.pause();
  }

  resume() {
    this.#socket.resume();
  }

  /** Goes without a word, as a lost line does. */
  drop() {
    this.#end(1006, 'dropped');
  }

  close() {
    this.#write(CLOSE, Buffer.from([0x03, 0xe8]));
    this.#end(1000, '');
  }

  #end(code, reason) {
    if (this.isClosed) return;
    this.isClosed = true;
    this.isOpen = false;
    this.#socket.destroySoon();
    this.#on.close(code, reason);
  }

  #data(chunk) {
    if (this.isClosed) return;
    this.bytesIn += chunk.length;
    let bytes = chunk;
    if (this.#keptBytes > 0) {
      if (this.#keptBytes + chunk.length < this.#wanted) return this.#keep(chunk);
      bytes = Buffer.concat([...this.#kept, chunk]);
      this.#kept = [];
      this.#keptBytes = 0;
    }
    let at = this.isOpen ? 0 : this.#welcome(bytes);
    while (this.isOpen && bytes.length - at >= 2) {
      const frame = frameAt(bytes, at);
      this.#wanted = frame ? frame.end - at : 0;
      if (!frame || frame.end > bytes.length) break;
      this.#frame(frame.kind, bytes.subarray(frame.start, frame.end));
      at = frame.end;
      this.#wanted = 0;
    }
    if (!this.isClosed && at < bytes.length) this.#keep(bytes.subarray(at));
  }

  #keep(part) {
    this.#kept.push(Buffer.from(part));
    this.#keptBytes += part.length;
  }

  /** Reads the answer to the upgrade; answers where the frames begin. */
  #welcome(bytes) {
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) return 0;
    const head = bytes.toString('latin1', 0, end);
    if (!head.startsWith('HTTP/1.1 101')) {
      this.#end(1002, `${head.split('\r\n')[0]} ${bytes.toString('utf8', end + 4)}`);
      return bytes.length;
    }
    this.subprotocol = /sec-websocket-protocol: *(\S+)/i.exec(head)?.[1] ?? null;
    this.isOpen = true;
    this.#on.open();
    return end + 4;
  }

  #frame(kind, payload) {
    if (kind === BINARY) this.#on.message(payload);
    else if (kind === PING) this.#write(PONG, payload);
    else if (kind === CLOSE) this.#end(payload.length < 2 ? 1005 : payload.readUInt16BE(0), payload.toString('utf8', 2));
  }

  #write(kind, payload) {
    if (this.isClosed) return;
    const { length } = payload;
    const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
    const frame = Buffer.allocUnsafe(head + 4 + length);
    frame[0] = 0x80 | kind;
    frame[1] = 0x80 | (head === 2 ? length : head === 4 ? 126 : 127);
    if (head === 4) frame.writeUInt16BE(length, 2);
    if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
    frame.set(MASK, head);
    for (let i = 0; i < length; i += 1) frame[head + 4 + i] = payload[i] ^ MASK[i & 3];
    this.#socket.write(frame);
  }
}

/** Where a frame's payload lies; null while its head is not all there. No server here sends fragments. */
const frameAt = (bytes, at) => {
  const short = bytes[at + 1] & 0x7f;
  const head = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length - at < head) return null;
  const length = head === 2 ? short : head === 4 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
  return { kind: bytes[at] & 0x0f, start: at + head, end: at + head + length };
};
