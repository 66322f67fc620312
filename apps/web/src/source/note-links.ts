// Which note each mark in the text points at, and where in the text a note is pointed at.
import type { BlockBody } from '@samsvar/protocol';

/** Marks and notes by the blocks they stand in. */
export interface NoteLinks {
  /** The note of a mark, by the mark's block and its place among that block's marks; null when none follows. */
  readonly noteOf: (ord: number, index: number) => number | null;
  /** The first block that points at a note; null when none does. */
  readonly markOf: (note: number) => number | null;
}

/** Numbers begin anew on each page or in each chapter, so a mark means the nearest note after it of that label. */
export const noteLinksOf = (blocks: readonly BlockBody[]): NoteLinks => {
  const notes = new Map<string, number>();
  const marks = new Map<string, number>();
  const back = new Map<number, number>();
  for (const block of blocks.toReversed()) {
    if (block.type === 'footnote' && block.label !== null) notes.set(block.label, block.ord);
    for (const [index, { label }] of (block.notes ?? []).entries()) {
      const note = notes.get(label);
      if (note === undefined || note === block.ord) continue;
      marks.set(`${block.ord} ${index}`, note);
      back.set(note, block.ord);
    }
  }
  return {
    noteOf: (ord, index) => marks.get(`${ord} ${index}`) ?? null,
    markOf: (note) => back.get(note) ?? null,
  };
};
