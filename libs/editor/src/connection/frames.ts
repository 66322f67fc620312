// The frames the client sends in the standard protocol.
import * as encoding from 'lib0/encoding';
import { MESSAGE, SYNC, syncFrame } from '@samsvar/protocol';

/** Asks for everything that this state vector lacks. */
export const step1Frame = (stateVector: Uint8Array): Uint8Array => syncFrame(SYNC.step1, stateVector);

/** Answers such a question with a whole difference. */
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(SYNC.step2, update);

/** Carries one change. */
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(SYNC.update, update);

/** Carries presence entries. */
export const presenceFrame = (entries: Uint8Array): Uint8Array => {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, MESSAGE.awareness);
  encoding.writeVarUint8Array(out, entries);
  return encoding.toUint8Array(out);
};
