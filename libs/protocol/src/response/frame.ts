// Socket frames of a live response: the y-protocols wire format, and what it lacks for clients that ask for more.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** Path of the socket; the response's id follows after a slash. */
export const COLLAB_PATH = '/collab';

/** Subprotocol of clients that understand the messages from 100 on. A stock Yjs client does not ask for it. */
export const SUBPROTOCOL = 'samsvar.1';

/** Message types. 0–3 are those of y-protocols and y-websocket; one message stands in one frame. */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** Server → client: the first `n` update-carrying messages of this connection are committed. Cumulative. */
  ack: 100,
  /** Server → client: everything up to log position `seq` of epoch `epoch` has been sent. Also the keep-alive. */
  cursor: 101,
  /** Server → client: message `n` of this connection was refused. */
  nack: 102,
  /** Server → client: something about the document or the connection that the person should know. */
  notice: 103,
  /** Server → client: events of other rooms, as JSON. */
  channel: 104,
} as const;

export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

export type NoticeCode = 'not-saving' | 'saving-again' | 'restarting' | 'access-changed' | 'quarantined';

/** What the server may say beyond the standard. */
export type ServerMessage =
  | { readonly type: 'ack'; readonly count: number }
  | { readonly type: 'cursor'; readonly epoch: number; readonly seq: number }
  | { readonly type: 'nack'; readonly n: number; readonly code: string; readonly text: string }
  | { readonly type: 'notice'; readonly code: NoticeCode; readonly text: string }
  | { readonly type: 'channel'; readonly name: string; readonly payload: unknown };

/** Writes a message of our own. */
export const encodeServerMessage = (message: ServerMessage): Uint8Array => {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, MESSAGE[message.type]);
  switch (message.type) {
    case 'ack':
      encoding.writeVarUint(out, message.count);
      break;
    case 'cursor':
      encoding.writeVarUint(out, message.epoch);
      encoding.writeVarUint(out, message.seq);
      break;
    case 'nack':
      encoding.writeVarUint(out, message.n);
      encoding.writeVarString(out, message.code);
      encoding.writeVarString(out, message.text);
      break;
    case 'notice':
      encoding.writeVarString(out, message.code);
      encoding.writeVarString(out, message.text);
      break;
    case 'channel':
      encoding.writeVarString(out, message.name);
      encoding.writeVarString(out, JSON.stringify(message.payload));
      break;
  }
  return encoding.toUint8Array(out);
};

/** Reads a message of our own after its type; null when the type is not one of ours. Throws on a malformed one. */
export const decodeServerMessage = (type: number, input: decoding.Decoder): ServerMessage | null => {
  switch (type) {
    case MESSAGE.ack:
      return { type: 'ack', count: decoding.readVarUint(input) };
    case MESSAGE.cursor:
      return { type: 'cursor', epoch: decoding.readVarUint(input), seq: decoding.readVarUint(input) };
    case MESSAGE.nack:
      return {
        type: 'nack',
        n: decoding.readVarUint(input),
        code: decoding.readVarString(input),
        text: decoding.readVarString(input),
      };
    case MESSAGE.notice:
      // The server writes only known codes; an unknown one from a newer server is shown by its text.
      return {
        type: 'notice',
        code: decoding.readVarString(input) as NoticeCode,
        text: decoding.readVarString(input),
      };
    case MESSAGE.channel: {
      const name = decoding.readVarString(input);
      const payload: unknown = JSON.parse(decoding.readVarString(input));
      return { type: 'channel', name, payload };
    }
    default:
      return null;
  }
};
