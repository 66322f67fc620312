// A websocket client that keeps to no rule: every byte of handshake and frames by hand.
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** Where to knock, and as whom. */
export interface Door {
  readonly port: number;
  readonly path: string;
  readonly cookie: string;
}

interface FrameShape {
  readonly opcode: number;
  readonly payload?: Uint8Array;
  readonly fin?: boolean;
  /** The three reserved bits, as a number from 0 to 7. */
  readonly reserved?: number;
  readonly isMasked?: boolean;
  /** What the length is said to be, when that is a lie. */
  readonly said?: bigint;
}

/** One frame as the standard lays it out, or as it should not. */
export const rawFrame = ({ opcode, payload = new Uint8Array(), fin = true, reserved = 0, isMasked = true, said }: FrameShape): Buffer => {
  const length = said ?? BigInt(payload.length);
  const first = (fin ? 128 : 0) | (reserved << 4) | opcode;
  const mask = isMasked ? 128 : 0;
  let head: Buffer;
  if (length < 126n) head = Buffer.from([first, mask | Number(length)]);
  else if (length < 65_536n) {
    head = Buffer.from([first, mask | 126, 0, 0]);
    head.writeUInt16BE(Number(length), 2);
  } else {
    head = Buffer.from([first, mask | 127, 0, 0, 0, 0, 0, 0, 0, 0]);
    head.writeBigUInt64BE(BigInt.asUintN(64, length), 2);
  }
  if (!isMasked) return Buffer.concat([head, payload]);
  const key = randomBytes(4);
  return Buffer.concat([head, key, payload.map((byte, i) => byte ^ (key[i % 4] ?? 0))]);
};

/** The request that asks for a websocket. */
export const handshake = ({ port, path, cookie }: Door): Buffer =>
  Buffer.from(
    [
      `GET ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Protocol: samsvar.1',
      `Cookie: ${cookie}`,
      '',
      '',
    ].join('\r\n'),
  );

/** Says something on a new connection and hangs up; resolves when it is over. */
export const attempt = (port: number, say: (socket: Socket, opened: Promise<void>) => Promise<void>): Promise<void> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    const opened = new Promise<void>((ready) => {
      socket.once('data', () => ready());
      socket.once('close', () => ready());
    });
    // Being cut off is one of the right answers.
    socket.on('error', () => socket.destroy());
    socket.on('data', () => undefined);
    socket.once('close', () => resolve());
    socket.once('connect', () => {
      void say(socket, opened).finally(() => socket.destroy());
    });
  });
