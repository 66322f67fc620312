// What a websocket client that keeps to no rule does, by name.
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { handshake, rawFrame, type Door } from './raw-socket';

type Chance = () => number;
type Act = (socket: Socket, door: Door, chance: Chance) => void;

const upTo = (chance: Chance, most: number): number => Math.floor(chance() * most);
const STEP1 = new Uint8Array([0, 0, 1, 0]);

const fragments = (payload: Uint8Array, between: () => Buffer): Buffer =>
  Buffer.concat([...payload].flatMap((byte, i) => [rawFrame({ opcode: i === 0 ? 2 : 0, fin: i === payload.length - 1, payload: new Uint8Array([byte]) }), between()]));

const close = (code: number, reason = new Uint8Array()): Buffer => {
  const payload = Buffer.alloc(2 + reason.length);
  payload.writeUInt16BE(code, 0);
  payload.set(reason, 2);
  return rawFrame({ opcode: 8, payload });
};

/** After the handshake. */
export const ACTS: Readonly<Record<string, Act>> = {
  'an unknown opcode': (socket, _, chance) => socket.write(rawFrame({ opcode: [3, 4, 5, 6, 7, 11, 12, 13, 14, 15][upTo(chance, 10)] ?? 3, payload: STEP1 })),
  'reserved bits': (socket, _, chance) => socket.write(rawFrame({ opcode: 2, reserved: 1 + upTo(chance, 7), payload: STEP1 })),
  'no mask': (socket) => socket.write(rawFrame({ opcode: 2, isMasked: false, payload: STEP1 })),
  'fragments of one byte': (socket) => socket.write(fragments(new Uint8Array([0, 2, 2, 0, 0]), () => Buffer.alloc(0))),
  'a ping between fragments': (socket) => socket.write(fragments(STEP1, () => rawFrame({ opcode: 9, payload: randomBytes(8) }))),
  'many empty fragments': (socket) => socket.write(Buffer.concat([rawFrame({ opcode: 2, fin: false }), ...Array.from({ length: 3_000 }, () => rawFrame({ opcode: 0, fin: false }))])),
  'a control frame in pieces': (socket) => socket.write(rawFrame({ opcode: 9, fin: false, payload: STEP1 })),
  'a long control frame': (socket) => socket.write(rawFrame({ opcode: 9, payload: new Uint8Array(126) })),
  'text that is no text': (socket) => socket.write(rawFrame({ opcode: 1, payload: new Uint8Array([0xc3, 0x28, 0xff]) })),
  text: (socket) => socket.write(rawFrame({ opcode: 1, payload: Buffer.from('hej') })),
  'a huge length': (socket, _, chance) => socket.write(rawFrame({ opcode: 2, payload: STEP1, said: [2n ** 63n - 1n, 2n ** 64n - 1n, 2n ** 32n, 2n ** 53n, 2_000_001n][upTo(chance, 5)] ?? 2n ** 40n })),
  'a goodbye that is none': (socket, _, chance) => socket.write(close([0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 65_535][upTo(chance, 9)] ?? 0)),
  'a goodbye of one byte': (socket) => socket.write(rawFrame({ opcode: 8, payload: new Uint8Array([3]) })),
  'a goodbye in no words': (socket) => socket.write(close(1000, new Uint8Array([0xff, 0xfe]))),
  'words after the goodbye': (socket) => socket.write(Buffer.concat([close(1000), rawFrame({ opcode: 2, payload: STEP1 })])),
  'the middle without a beginning': (socket) => socket.write(rawFrame({ opcode: 0, payload: STEP1 })),
  'a beginning within another': (socket) => socket.write(Buffer.concat([rawFrame({ opcode: 2, fin: false, payload: STEP1 }), rawFrame({ opcode: 2, payload: STEP1 })])),
  'many pings': (socket) => socket.write(Buffer.concat(Array.from({ length: 500 }, () => rawFrame({ opcode: 9, payload: randomBytes(100) })))),
  'half a head': (socket) => socket.write(rawFrame({ opcode: 2, payload: new Uint8Array(70_000) }).subarray(0, 5)),
  'half a message': (socket) => socket.write(rawFrame({ opcode: 2, payload: new Uint8Array(70_000) }).subarray(0, 9_000)),
  noise: (socket, _, chance) => socket.write(randomBytes(1 + upTo(chance, 3_000))),
  'no more, and no goodbye': (socket) => socket.end(),
};

/** In place of a proper handshake. */
export const EARLY: Readonly<Record<string, Act>> = {
  'the beginning of a handshake': (socket, door, chance) => {
    const bytes = handshake(door);
    socket.write(bytes.subarray(0, upTo(chance, bytes.length)), () => socket.resetAndDestroy());
  },
  'a handshake with a wrong byte': (socket, door, chance) => {
    const bytes = handshake(door);
    bytes[upTo(chance, bytes.length)] = upTo(chance, 256);
    socket.write(bytes);
  },
  'noise in a handshake': (socket, door, chance) => {
    const bytes = handshake(door);
    const at = upTo(chance, bytes.length);
    socket.write(Buffer.concat([bytes.subarray(0, at), randomBytes(1 + upTo(chance, 40)), bytes.subarray(at)]));
  },
  'frames before the answer': (socket, door) => socket.write(Buffer.concat([handshake(door), rawFrame({ opcode: 2, payload: STEP1 }), rawFrame({ opcode: 7 })])),
  'a reset right after asking': (socket, door) => socket.write(handshake(door), () => socket.resetAndDestroy()),
  'half closed after asking': (socket, door) => socket.end(handshake(door)),
};
