// Socket frames of a live response: the y-protocols wire format, and what it lacks for clients that ask for more.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Language, RefusalCode } from '@samsvar/domain';

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
  /**
   * Server → client: everything up to log position `seq` of epoch `epoch` has been sent, and every relayed
   * update up to `order` is committed. Also the keep-alive.
   */
  cursor: 101,
  /** Server → client: message `n` of this connection was refused. */
  nack: 102,
  /** Server → client: something about the document or the connection that the person should know. */
  notice: 103,
  /** Server → client: events of other rooms, as JSON. */
  channel: 104,
  /**
   * Server → client: an update of others that is not committed yet, sealed by the server. Whoever holds it may
   * hand it back with `carry` after the server was lost, so that text which was seen is not lost with it.
   */
  relayed: 105,
  /** Client → server: relayed updates handed back as they came. They are judged together with the next SyncStep2. */
  carry: 106,
} as const;

export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** A message of the y-protocols sync kind, the same from either side. */
export const syncFrame = (kind: number, payload: Uint8Array): Uint8Array => {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, MESSAGE.sync);
  encoding.writeVarUint(out, kind);
  encoding.writeVarUint8Array(out, payload);
  return encoding.toUint8Array(out);
};

export type NoticeCode = 'not-saving' | 'saving-again' | 'restarting' | 'access-changed' | 'quarantined';

/** Why a write was refused; `update-gap` means: it builds on something the server lacks, send a whole SyncStep2. */
export type NackCode = RefusalCode | 'update-gap';

/** What the server may say beyond the standard. */
export type ServerMessage =
  | { readonly type: 'ack'; readonly count: number }
  | { readonly type: 'cursor'; readonly epoch: number; readonly seq: number; readonly order: number }
  | { readonly type: 'nack'; readonly n: number; readonly code: string; readonly text: string }
  | { readonly type: 'notice'; readonly code: NoticeCode; readonly text: string }
  | { readonly type: 'channel'; readonly name: string; readonly payload: unknown }
  | (RelayedUpdate & { readonly type: 'relayed' });

/** An update of others on its way to the log. */
export interface RelayedUpdate {
  /** Counts up while the document is open in one process. */
  readonly order: number;
  /** The server's proof that it once accepted `body`. */
  readonly seal: Uint8Array;
  /** The sealed bytes: update, authors and owners of the client ids in it; only the server reads more than the update. */
  readonly body: Uint8Array;
  /** As in `cursor`. */
  readonly epoch: number;
  readonly committedSeq: number;
  readonly committedOrder: number;
}

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
      encoding.writeVarUint(out, message.order);
      break;
    case 'relayed':
      encoding.writeVarUint(out, message.order);
      encoding.writeVarUint(out, message.epoch);
      encoding.writeVarUint(out, message.committedSeq);
      encoding.writeVarUint(out, message.committedOrder);
      encoding.writeVarUint8Array(out, message.seal);
      encoding.writeVarUint8Array(out, message.body);
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
      return {
        type: 'cursor',
        epoch: decoding.readVarUint(input),
        seq: decoding.readVarUint(input),
        order: decoding.readVarUint(input),
      };
    case MESSAGE.relayed:
      return {
        type: 'relayed',
        order: decoding.readVarUint(input),
        epoch: decoding.readVarUint(input),
        committedSeq: decoding.readVarUint(input),
        committedOrder: decoding.readVarUint(input),
        seal: decoding.readVarUint8Array(input),
        body: decoding.readVarUint8Array(input),
      };
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

const NOTICES: Readonly<Record<NoticeCode, Readonly<Record<Language, string>>>> = {
  'not-saving': {
    sv: 'Det går inte att spara just nu. Fortsätt gärna skriva, men stäng inte fönstret.',
    en: 'It is not possible to save at the moment. You can go on writing, but do not close the window.',
  },
  'saving-again': { sv: 'Det går att spara igen.', en: 'Saving works again.' },
  restarting: { sv: 'Tjänsten startar om. Du kopplas in igen strax.', en: 'The service is restarting. You will be reconnected shortly.' },
  'access-changed': { sv: 'Din behörighet har ändrats.', en: 'Your access has changed.' },
  quarantined: {
    sv: 'Något i svaret går inte att tolka. Texten sparas, men översikt och uttag visar det senaste som gick att läsa.',
    en: 'Something in the response cannot be understood. The text is saved, but outline and export show what was last readable.',
  },
};

/** The words of a notice, in the reader's language. */
export const wordsOfNotice = (code: NoticeCode, language: Language): string => NOTICES[code][language];

const GAP_WORDS = {
  sv: 'Ändringen byggde på något som servern saknar. Texten skickas om.',
  en: 'The change built on something the server lacks. The text is being sent again.',
};

/** The words of an `update-gap`; those of all other refusals are in `base/refusal.ts`. */
export const wordsOfGap = (language: Language): string => GAP_WORDS[language];

/** A relayed update without its place: what goes back to the server. */
export type SealedBytes = Pick<RelayedUpdate, 'seal' | 'body'>;

/** Writes a relayed update the way it goes back to the server. */
export const encodeCarry = ({ seal, body }: SealedBytes): Uint8Array => {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, MESSAGE.carry);
  encoding.writeVarUint8Array(out, seal);
  encoding.writeVarUint8Array(out, body);
  return encoding.toUint8Array(out);
};
