// Puts anchors on words of a text, and takes them off; what is not touched stays the same object.
import type { MarkJson, NodeJson } from '../response/json';
import { isAnchorMark, joinedText } from '../response/same';
import { responseSchema } from '../response/schema';
import { isTextBlock, unitsOf, type Stretch } from './text-index';

/** An anchor, and the stretch of the line it stands on. */
export interface AnchorStretch extends Stretch {
  readonly id: string;
}

/** The text with anchors on these stretches, wherever the mark may stand; nothing else changes. */
export const withAnchors = (doc: NodeJson, stretches: readonly AnchorStretch[]): NodeJson =>
  mapPieces(doc, { stretches, isTouched: (id) => stretches.some((one) => one.id === id) }, (marks, { from, to }, type) => {
    const ids = stretches.filter((one) => one.from <= from && one.to >= to).map(({ id }) => id);
    const isAllowed = responseSchema.nodes[type]?.allowsMarkType(anchorType) ?? false;
    const added = isAllowed ? [...new Set(ids)].filter((id) => !marks.some((mark) => anchorIdOf(mark) === id)) : [];
    return [...marks, ...added.map((anchorId) => ({ type: 'anchor', attrs: { anchorId } }))];
  });

/** The text without these anchors. */
export const withoutAnchorIds = (doc: NodeJson, ids: ReadonlySet<string>): NodeJson =>
  mapPieces(doc, { stretches: null, isTouched: (id) => ids.has(id) }, (marks) => marks.filter((mark) => !ids.has(anchorIdOf(mark) ?? '')));

/** The text with anchors taken off these stretches only. */
export const withoutAnchorsOn = (doc: NodeJson, stretches: readonly AnchorStretch[]): NodeJson =>
  mapPieces(doc, { stretches, isTouched: () => false }, (marks, { from, to }) => {
    const gone = new Set(stretches.filter((one) => one.from <= from && one.to >= to).map(({ id }) => id));
    return marks.filter((mark) => !gone.has(anchorIdOf(mark) ?? ''));
  });

/** The id that an anchor's mark holds; null for other marks. */
export const anchorIdOf = (mark: MarkJson): string | null => (isAnchorMark(mark) ? String(mark.attrs?.['anchorId']) : null);

// The schema has it.
const anchorType = responseSchema.marks['anchor'] as NonNullable<(typeof responseSchema.marks)[string]>;

/** Which pieces of text are looked at: those on these stretches, or those with such anchors. */
interface Touched {
  readonly stretches: readonly Stretch[] | null;
  isTouched(id: string): boolean;
}

/** New marks for a piece of text, in a block of this type. */
type ChangeMarks = (marks: readonly MarkJson[], piece: Stretch, type: string) => readonly MarkJson[];

const mapPieces = (doc: NodeJson, touched: Touched, change: ChangeMarks): NodeJson => {
  let place = 0;
  let isFirst = true;
  const visit = (node: NodeJson): NodeJson => {
    const content = node.content ?? [];
    if (!isTextBlock(node)) {
      const children = content.map(visit);
      return children.some((child, i) => child !== content[i]) ? { ...node, content: children } : node;
    }
    if (!isFirst) place += 1;
    isFirst = false;
    const start = place;
    place += content.reduce((sum, child) => sum + unitsOf(child).length, 0);
    const isHere = touched.stretches
      ? touched.stretches.some(({ from, to }) => from < place && to > start)
      : content.some(({ marks }) => marks?.some((mark) => touched.isTouched(anchorIdOf(mark) ?? '')));
    return isHere ? { ...node, content: mapLine(content, { start, type: node.type, stretches: touched.stretches ?? [] }, change) } : node;
  };
  const content = (doc.content ?? []).map(visit);
  return content.some((child, i) => child !== doc.content?.[i]) ? { ...doc, content } : doc;
};

interface Line {
  readonly start: number;
  readonly type: string;
  readonly stretches: readonly Stretch[];
}

const mapLine = (content: readonly NodeJson[], { start, type, stretches }: Line, change: ChangeMarks): readonly NodeJson[] => {
  let at = start;
  const pieces = content.flatMap((node) => {
    const from = at;
    at += unitsOf(node).length;
    if (node.type !== 'text') return [node];
    return cutAt(node, stretches.flatMap((one) => [one.from - from, one.to - from])).map(({ text, offset }) => {
      const marks = change(node.marks ?? [], { from: from + offset, to: from + offset + text.length }, type);
      const { marks: _, ...rest } = node;
      return marks.length > 0 ? { ...rest, text, marks } : { ...rest, text };
    });
  });
  return joinedText(pieces);
};

const cutAt = ({ text = '' }: NodeJson, places: readonly number[]): { readonly text: string; readonly offset: number }[] => {
  const inside = [...new Set(places)].filter((place) => place > 0 && place < text.length).sort((a, b) => a - b);
  return [0, ...inside].map((offset, i) => ({ text: text.slice(offset, inside[i] ?? text.length), offset }));
};
