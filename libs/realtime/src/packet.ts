// Messages as the frames of a websocket, made once however many people are sent them.

/** A message in pieces: what stands before a large part, and the part, which is not copied. */
export type Message = readonly Uint8Array[];

/** Pieces below this are copied together: a write of its own costs more. */
const WORTH_COPYING = 16 * 1024;

/** FIN and the opcode of a binary message (RFC 6455, 5.2). A server masks nothing. */
const BINARY = 0x82;

export class Packet {
  private framed: readonly Uint8Array[] | null = null;

  constructor(readonly messages: readonly Message[]) {}

  /** Everything as the bytes of an uncompressed websocket, to be written in one go. Made when first asked for. */
  get pieces(): readonly Uint8Array[] {
    return (this.framed ??= joinSmall(this.messages.flatMap((message) => [headOf(lengthOf(message)), ...message])));
  }

  /** Each message in one piece, for lines that have frames of their own. */
  whole(): readonly Uint8Array[] {
    return this.messages.map((message) => (message.length === 1 && message[0] ? message[0] : joined(message)));
  }
}

const lengthOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, piece) => sum + piece.length, 0);

const headOf = (length: number): Uint8Array => {
  if (length < 126) return Uint8Array.of(BINARY, length);
  if (length < 65_536) return Uint8Array.of(BINARY, 126, length >> 8, length & 0xff);
  const head = new Uint8Array(10);
  head.set([BINARY, 127]);
  new DataView(head.buffer).setBigUint64(2, BigInt(length));
  return head;
};

const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(lengthOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
};

const joinSmall = (pieces: readonly Uint8Array[]): readonly Uint8Array[] => {
  const out: Uint8Array[] = [];
  let small: Uint8Array[] = [];
  const close = () => {
    if (small.length > 0) out.push(joined(small));
    small = [];
  };
  for (const piece of pieces) {
    if (piece.length < WORTH_COPYING) small.push(piece);
    else {
      close();
      out.push(piece);
    }
  }
  close();
  return out;
};
