// Writes single letters into a line as it is stored, and takes single ones away: everything else in it stays the very same.
import * as Y from 'yjs';

/** What is done at one place of a line, counted in UTF-16 code units and citations before anything is done. */
export interface Stroke {
  readonly at: number;
  /** Letters to be put there; empty for none. */
  readonly insert: string;
  /** Whether what stands there goes. */
  readonly isRemoved: boolean;
}

/** Does this to a block of text. Where there is no text to write in, nothing is put. */
export const writeStrokes = (block: Y.XmlElement, strokes: readonly Stroke[]): void => {
  // From the end, so that places stay what they were.
  for (const { at, insert, isRemoved } of [...strokes].sort((a, b) => b.at - a.at)) {
    if (isRemoved) removeAt(block, at);
    if (insert !== '') insertAt(block, at, insert);
  }
};

const removeAt = (block: Y.XmlElement, at: number): void => {
  let start = 0;
  for (const [index, child] of block.toArray().entries()) {
    const length = child instanceof Y.XmlText ? child.length : 1;
    if (at < start + length) return child instanceof Y.XmlText ? child.delete(at - start, 1) : block.delete(index, 1);
    start += length;
  }
};

const insertAt = (block: Y.XmlElement, at: number, letters: string): void => {
  let start = 0;
  for (const child of block.toArray()) {
    const length = child instanceof Y.XmlText ? child.length : 1;
    if (child instanceof Y.XmlText && at >= start && at <= start + length) return child.insert(at - start, letters);
    start += length;
  }
};
