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
  /** Server → client: what this connection may do, first of all messages and again whenever that changes. */
  access: 107,
  /**
   * Client → server: the hash of the document as this client has it, with everything up to log position `seq` in
   * it and nothing else. The server compares now and then, and asks for proof with the notice `diverged`.
   */
  check: 108,
  /** Client → server: the next update does on purpose what would otherwise be held back (see `Intent`). */
  intent: 109,
  /** Client → server: the whole document as this client has it, after the notice `diverged`. Kept for the operator. */
  evidence: 110,
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

export type NoticeCode =
  | 'not-saving'
  | 'saving-again'
  | 'restarting'
  | 'access-changed'
  | 'quarantined'
  /** Somebody's update would have removed a large part of the text and was held back. */
  | 'removal-held'
  /** This client's copy is not the document any more: it hands in its copy and opens the document anew. */
  | 'diverged';

/** What an update may do on purpose: take away a large part of the text, after the person was asked. */
export type Intent = 'remove-much';
const INTENTS: readonly Intent[] = ['remove-much'];

/** Why a write was refused; `update-gap` means: it builds on something the server lacks, send a whole SyncStep2. */
export type NackCode = RefusalCode | 'update-gap';

/** What the server may say beyond the standard. */
export type ServerMessage =
  | { readonly type: 'ack'; readonly count: number }
  | { readonly type: 'cursor'; readonly epoch: number; readonly seq: number; readonly order: number }
  | { readonly type: 'nack'; readonly n: number; readonly code: string; readonly text: string }
  | { readonly type: 'notice'; readonly code: NoticeCode; readonly text: string }
  | { readonly type: 'channel'; readonly name: string; readonly payload: unknown }
  /** `sections`: the headings' ids of those that may be changed; null, all; left out, nothing is said of it. */
  | { readonly type: 'access'; readonly canWrite: boolean; readonly sections?: readonly string[] | null }
  | (RelayedUpdate & { readonly type: 'relayed' });

/** An update of others on its way to the log. */
export interface RelayedUpdate {
  /** Counts up while the document is open in one process. */
  readonly order: number;
  /** The server's proof that it once accepted `body`. */
  readonly seal: Uint8Array;
  /** The sealed bytes: update, authors and owners of the client ids in it; only the server reads more than the update. */
  readonly body: Uint8Array;
  /** As in `cursor`; 0 says nothing of where the log stands. */
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
    case 'access':
      encoding.writeVarUint(out, message.canWrite ? 1 : 0);
      // An editor of an earlier version reads no further.
      if (message.sections !== undefined) writeSections(out, message.sections);
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
    case MESSAGE.access:
      return { type: 'access', canWrite: decoding.readVarUint(input) === 1, ...(decoding.hasContent(input) && { sections: readSections(input) }) };
    default:
      return null;
  }
};

/** 0 for all, otherwise one more than there are. */
const writeSections = (out: encoding.Encoder, sections: readonly string[] | null): void => {
  encoding.writeVarUint(out, sections ? sections.length + 1 : 0);
  for (const id of sections ?? []) encoding.writeVarString(out, id);
};

const readSections = (input: decoding.Decoder): string[] | null => {
  const count = decoding.readVarUint(input);
  if (count === 0) return null;
  const ids: string[] = [];
  while (ids.length < count - 1) ids.push(decoding.readVarString(input));
  return ids;
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
    sv: 'Något i svaret gick inte att tolka. Det har lagts åt sidan, eller visas inte i översikt och uttag. Texten är i övrigt orörd.',
    en: 'Something in the response could not be understood. It was set aside, or is not shown in outline and export. The text is otherwise untouched.',
  },
  'removal-held': {
    sv: 'En ändring som skulle ha tagit bort en stor del av texten har stoppats. Texten är orörd.',
    en: 'A change that would have removed a large part of the text was stopped. The text is untouched.',
  },
  diverged: {
    sv: 'Din kopia av texten stämde inte längre med den sparade. Den läses in på nytt.',
    en: 'Your copy of the text no longer matched the saved one. It is being loaded again.',
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

/** What a client says of its own copy. */
export interface CopyCheck {
  readonly epoch: number;
  readonly seq: number;
  /** SHA-256 of `contentText` of `@samsvar/document`. */
  readonly hash: Uint8Array;
}

/** Writes a check of the client's copy. */
export const encodeCheck = ({ epoch, seq, hash }: CopyCheck): Uint8Array => {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, MESSAGE.check);
  encoding.writeVarUint(out, epoch);
  encoding.writeVarUint(out, seq);
  encoding.writeVarUint8Array(out, hash);
  return encoding.toUint8Array(out);
};

/** Reads such a check after its type. Throws on a malformed one. */
export const decodeCheck = (input: decoding.Decoder): CopyCheck => {
  const check = { epoch: decoding.readVarUint(input), seq: decoding.readVarUint(input), hash: decoding.readVarUint8Array(input) };
  if (check.hash.length !== 32) throw new Error('not a SHA-256');
  return check;
};

/** Writes what the next update does on purpose. */
export const encodeIntent = (intent: Intent): Uint8Array => {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, MESSAGE.intent);
  encoding.writeVarString(out, intent);
  return encoding.toUint8Array(out);
};

/** Reads an intent after its type. Throws on an unknown one. */
export const decodeIntent = (input: decoding.Decoder): Intent => {
  const word = decoding.readVarString(input);
  const intent = INTENTS.find((known) => known === word);
  if (!intent) throw new Error('unknown intent');
  return intent;
};

/** Writes the client's whole copy, as one V1 update. */
export const encodeEvidence = (state: Uint8Array): Uint8Array => {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, MESSAGE.evidence);
  encoding.writeVarUint8Array(out, state);
  return encoding.toUint8Array(out);
};
