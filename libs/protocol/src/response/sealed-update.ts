// What a relayed update says inside its seal: the update, who wrote it, and whose its client ids are.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export interface SealedUpdate {
  readonly update: Uint8Array;
  /** Ids of the people whose changes are inside. */
  readonly authors: readonly string[];
  /** Yjs client ids in the update, each with its person. */
  readonly owners: readonly (readonly [clientId: number, person: string])[];
}

/** Writes the body of a relayed update. */
export const encodeSealedUpdate = ({ update, authors, owners }: SealedUpdate): Uint8Array => {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, authors.length);
  for (const author of authors) encoding.writeVarString(out, author);
  encoding.writeVarUint(out, owners.length);
  for (const [clientId, person] of owners) {
    encoding.writeVarUint(out, clientId);
    encoding.writeVarString(out, person);
  }
  encoding.writeVarUint8Array(out, update);
  return encoding.toUint8Array(out);
};

/** Reads the body of a relayed update. Throws on a malformed one. */
export const decodeSealedUpdate = (body: Uint8Array): SealedUpdate => {
  const input = decoding.createDecoder(body);
  const authors = Array.from({ length: bounded(decoding.readVarUint(input)) }, () => decoding.readVarString(input));
  const owners = Array.from(
    { length: bounded(decoding.readVarUint(input)) },
    () => [decoding.readVarUint(input), decoding.readVarString(input)] as const,
  );
  return { update: decoding.readVarUint8Array(input), authors, owners };
};

/** No merged update has more people or clients in it than may be connected. */
const bounded = (count: number): number => {
  if (count > 10_000) throw new Error('More people than a document can have.');
  return count;
};
