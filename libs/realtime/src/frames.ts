// The frames the server sends in the standard protocol, and how a client's message is read.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MESSAGE, SYNC, decodeCheck, decodeIntent, syncFrame, type CopyCheck, type Intent } from '@samsvar/protocol';
import type { Message } from './packet';

const EMPTY_UPDATE = new Uint8Array([0, 0]);

/** Asks for what the server lacks. */
export const step1Frame = (stateVector: Uint8Array): Uint8Array => syncFrame(SYNC.step1, stateVector);

/** Carries an update. */
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(SYNC.update, update);

/** The same without a copy of the update. */
export const updateMessage = (update: Uint8Array): Message => {
  const out = encoding.createEncoder();
  for (const number of [MESSAGE.sync, SYNC.update, update.length]) encoding.writeVarUint(out, number);
  return [encoding.toUint8Array(out), update];
};

/** Says "that was all": a client counts as synced when it comes. */
export const syncedFrame = (): Uint8Array => syncFrame(SYNC.step2, EMPTY_UPDATE);

/** Carries an encoded set of presence entries. */
export const presenceFrame = (entries: Uint8Array): Uint8Array => {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, MESSAGE.awareness);
  encoding.writeVarUint8Array(out, entries);
  return encoding.toUint8Array(out);
};

/** A presence message about nobody: keeps a stock client from hanging up. */
export const silentFrame = (): Uint8Array => presenceFrame(new Uint8Array([0]));

/** Tells a stock client that something was refused. */
export const deniedFrame = (reason: string): Uint8Array => {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, MESSAGE.auth);
  encoding.writeVarUint(out, 0);
  encoding.writeVarString(out, reason);
  return encoding.toUint8Array(out);
};

/** What a client may say. */
export type ClientMessage =
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  | { readonly type: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly type: 'carry'; readonly seal: Uint8Array; readonly body: Uint8Array }
  | { readonly type: 'presence'; readonly entries: Uint8Array }
  | { readonly type: 'who' }
  | { readonly type: 'intent'; readonly intent: Intent }
  | { readonly type: 'check'; readonly check: CopyCheck }
  | { readonly type: 'evidence'; readonly state: Uint8Array };

/** Reads one frame. Throws on anything that no client has a reason to send. */
export const readClientMessage = (frame: Uint8Array): ClientMessage => {
  const input = decoding.createDecoder(frame);
  const message = readBody(decoding.readVarUint(input), input);
  if (decoding.hasContent(input)) throw new Error('bytes left over');
  return message;
};

const readBody = (type: number, input: decoding.Decoder): ClientMessage => {
  switch (type) {
    case MESSAGE.sync:
      return readSync(decoding.readVarUint(input), decoding.readVarUint8Array(input));
    case MESSAGE.awareness:
      return { type: 'presence', entries: decoding.readVarUint8Array(input) };
    case MESSAGE.queryAwareness:
      return { type: 'who' };
    case MESSAGE.carry:
      return { type: 'carry', seal: decoding.readVarUint8Array(input), body: decoding.readVarUint8Array(input) };
    case MESSAGE.intent:
      return { type: 'intent', intent: decodeIntent(input) };
    case MESSAGE.check:
      return { type: 'check', check: decodeCheck(input) };
    case MESSAGE.evidence:
      return { type: 'evidence', state: decoding.readVarUint8Array(input) };
    default:
      throw new Error('unknown type');
  }
};

const readSync = (kind: number, payload: Uint8Array): ClientMessage => {
  switch (kind) {
    case SYNC.step1:
      return { type: 'step1', stateVector: payload };
    case SYNC.step2:
      return { type: 'step2', update: payload };
    case SYNC.update:
      return { type: 'update', update: payload };
    default:
      throw new Error('unknown kind');
  }
};
