// Encodes what was written here and nothing else, straight from the document, where neighbouring keystrokes are one piece.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** Yjs client ids, each with a clock. */
export type Clocks = ReadonlyMap<number, number>;

/** A run of clocks that was deleted. */
export interface Deletion {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** An update with nothing in it. */
export const EMPTY_UPDATE: Uint8Array = new Uint8Array([0, 0]);

/**
 * What these clients wrote from their clocks on, and these deletions, as a V1 update. Its size follows what is in it,
 * not the age of the document or the number of changes: Yjs' own difference always carries every deletion there ever was.
 */
export const ownUpdate = (doc: Y.Doc, from: Clocks, deletions: readonly Deletion[]): Uint8Array => {
  const encoder = new Y.UpdateEncoderV1();
  const clients = [...from].filter(([client, clock]) => Y.getState(doc.store, client) > clock);
  encoding.writeVarUint(encoder.restEncoder, clients.length);
  // Descending, as every Yjs writes them: merging relies on it.
  for (const [client, clock] of clients.sort(([a], [b]) => b - a)) writeClient(encoder, doc, { client, clock });
  writeDeletions(encoder.restEncoder, deletions);
  return encoder.toUint8Array();
};

const writeClient = (encoder: Y.UpdateEncoderV1, doc: Y.Doc, { client, clock }: { client: number; clock: number }): void => {
  const structs = doc.store.clients.get(client) ?? [];
  const start = Y.findIndexSS(structs, clock);
  encoding.writeVarUint(encoder.restEncoder, structs.length - start);
  encoder.writeClient(client);
  encoding.writeVarUint(encoder.restEncoder, clock);
  structs.slice(start).forEach((struct, i) => struct.write(encoder, i === 0 ? clock - struct.id.clock : 0));
};

const writeDeletions = (out: encoding.Encoder, deletions: readonly Deletion[]): void => {
  const byClient = new Map<number, Deletion[]>();
  for (const one of deletions) {
    const list = byClient.get(one.client);
    if (list) list.push(one);
    else byClient.set(one.client, [one]);
  }
  encoding.writeVarUint(out, byClient.size);
  for (const [client, list] of [...byClient].sort(([a], [b]) => b - a)) {
    const runs = joined(list);
    encoding.writeVarUint(out, client);
    encoding.writeVarUint(out, runs.length);
    for (const { clock, end } of runs) {
      encoding.writeVarUint(out, clock);
      encoding.writeVarUint(out, end - clock);
    }
  }
};

const joined = (list: readonly Deletion[]): readonly { clock: number; end: number }[] => {
  const runs: { clock: number; end: number }[] = [];
  for (const { clock, length } of [...list].sort((a, b) => a.clock - b.clock)) {
    const last = runs[runs.length - 1];
    if (last && clock <= last.end) last.end = Math.max(last.end, clock + length);
    else runs.push({ clock, end: clock + length });
  }
  return runs;
};

/** The deletions of one transaction. */
export const deletionsOf = (transaction: Y.Transaction): readonly Deletion[] =>
  [...transaction.deleteSet.clients].flatMap(([client, items]) => items.map(({ clock, len }) => ({ client, clock, length: len })));

/**
 * What a state vector lacks of what these clients wrote, with every deletion there is: the answer for a server that
 * has lost what it once acknowledged. What others wrote is theirs to send.
 */
export const wholeDifference = (doc: Y.Doc, stateVector: Uint8Array, ownIds: Iterable<number>): Uint8Array => {
  const theirs = Y.decodeStateVector(stateVector);
  const lacking = Y.decodeStateVector(Y.encodeStateVector(doc));
  for (const id of ownIds) lacking.set(id, theirs.get(id) ?? 0);
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(lacking));
};
