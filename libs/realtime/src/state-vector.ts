// How much of each client's work is known: the next clock of every Yjs client id.
import * as Y from 'yjs';

export type StateVector = Map<number, number>;

/** Reads an encoded state vector. Throws on a malformed one. */
export const readStateVector = (bytes: Uint8Array): StateVector => Y.decodeStateVector(bytes);

/** Encodes a state vector as SyncStep1 carries it. */
export const writeStateVector = (vector: StateVector): Uint8Array => Y.encodeStateVector(vector);

/** Whether an encoded state vector says that nothing is known. */
export const isEmptyVector = (bytes: Uint8Array): boolean => bytes.length === 1 && bytes[0] === 0;
