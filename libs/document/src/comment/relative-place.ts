// Where Yjs relative positions are in a Y.Doc.
import type { AnchorTarget, TextPoint } from '@samsvar/domain';
import * as Y from 'yjs';

/** Both ends of a target, where its relative positions are now; null when it has none, or they are not in a block of text. */
export const relativeEnds = (doc: Y.Doc, { relative }: AnchorTarget): { readonly from: TextPoint; readonly to: TextPoint } | null => {
  const [from, to] = relative ? [pointOf(doc, relative.from), pointOf(doc, relative.to)] : [null, null];
  return from && to && { from, to };
};

const pointOf = (doc: Y.Doc, encoded: string): TextPoint | null => {
  try {
    const bytes = Uint8Array.from(atob64(encoded));
    const absolute = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(bytes), doc);
    return absolute && pointIn(absolute);
  } catch {
    // Whatever a client sends that is no position of this text leads nowhere.
    return null;
  }
};

const pointIn = ({ type, index }: { readonly type: Y.AbstractType<unknown>; readonly index: number }): TextPoint | null => {
  if (type instanceof Y.XmlElement) return inBlock(type, index);
  const parent: unknown = type instanceof Y.XmlText ? type.parent : null;
  if (!(parent instanceof Y.XmlElement) || !(type instanceof Y.XmlText)) return null;
  const before = parent.toArray().indexOf(type);
  return before < 0 ? null : inBlock(parent, before, index);
};

/** The point after so many children of a block, and so many characters more. */
const inBlock = (block: Y.XmlElement, children: number, more = 0): TextPoint | null => {
  const id: unknown = block.getAttribute('id');
  const size = block.toArray().slice(0, children).reduce((sum, child) => sum + (child instanceof Y.XmlText ? child.length : 1), 0);
  return typeof id === 'string' ? { block: id, offset: size + more } : null;
};

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes of base64, of either alphabet; neither browsers' nor Node's own way is there on both sides. */
const atob64 = (text: string): number[] => {
  const bytes: number[] = [];
  let [bits, held] = [0, 0];
  for (const letter of text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) throw new Error('no base64');
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) bytes.push((bits >> (held -= 8)) & 0xff);
  }
  return bytes;
};
