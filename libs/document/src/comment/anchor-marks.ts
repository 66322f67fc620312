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
  mapPieces(doc, onStretches(stretches), (marks, { ids, type }) => {
    const isAllowed = responseSchema.nodes[type]?.allowsMarkType(anchorType) ?? false;
    const added = isAllowed ? [...new Set(ids)].filter((id) => !marks.some((mark) => anchorIdOf(mark) === id)) : [];
    return added.length > 0 ? [...marks, ...added.map((anchorId) => ({ type: 'anchor', attrs: { anchorId } }))] : marks;
  });

/** The text without these anchors. */
export const withoutAnchorIds = (doc: NodeJson, ids: ReadonlySet<string>): NodeJson =>
  mapPieces(doc, ({ content }) => (content.some(({ marks }) => marks?.some((mark) => ids.has(anchorIdOf(mark) ?? ''))) ? [] : null), (marks) =>
    marks.filter((mark) => !ids.has(anchorIdOf(mark) ?? '')),
  );

/** The text with anchors taken off these stretches only. */
export const withoutAnchorsOn = (doc: NodeJson, stretches: readonly AnchorStretch[]): NodeJson =>
  mapPieces(doc, onStretches(stretches), (marks, { ids }) => marks.filter((mark) => !ids.includes(anchorIdOf(mark) ?? '')));

/** The id that an anchor's mark holds; null for other marks. */
export const anchorIdOf = (mark: MarkJson): string | null => (isAnchorMark(mark) ? String(mark.attrs?.['anchorId']) : null);

// The schema has it.
const anchorType = responseSchema.marks['anchor'] as NonNullable<(typeof responseSchema.marks)[string]>;

/** A block of text, and its stretch of the line. */
interface Line extends Stretch {
  readonly type: string;
  readonly content: readonly NodeJson[];
}

/** The stretches that concern a block; null when it is left as it is. To be asked in the order of the text. */
type Concerning = (line: Line) => readonly AnchorStretch[] | null;

const onStretches = (stretches: readonly AnchorStretch[]): Concerning => {
  const coming = [...stretches].sort((a, b) => a.from - b.from);
  let open: AnchorStretch[] = [];
  let next = 0;
  return ({ from, to }) => {
    for (let one = coming[next]; one && one.from < to; one = coming[++next]) open.push(one);
    open = open.filter((one) => one.to > from);
    return open.length > 0 ? [...open] : null;
  };
};

/** A piece of text: which anchors are to stand on it or be taken off, and the kind of block it is in. */
interface Piece {
  readonly ids: readonly string[];
  readonly type: string;
}

type ChangeMarks = (marks: readonly MarkJson[], piece: Piece) => readonly MarkJson[];

const mapPieces = (doc: NodeJson, concerning: Concerning, change: ChangeMarks): NodeJson => {
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
    const from = place;
    place += content.reduce((sum, child) => sum + unitsOf(child).length, 0);
    const line = { type: node.type, content, from, to: place };
    const stretches = concerning(line);
    return stretches ? { ...node, content: mapLine(line, stretches, change) } : node;
  };
  const content = (doc.content ?? []).map(visit);
  return content.some((child, i) => child !== doc.content?.[i]) ? { ...doc, content } : doc;
};

const mapLine = ({ type, content, from: start }: Line, stretches: readonly AnchorStretch[], change: ChangeMarks): readonly NodeJson[] => {
  let at = start;
  const pieces = content.flatMap((node) => {
    const from = at;
    at += unitsOf(node).length;
    if (node.type !== 'text') return [node];
    return cutAt(node, stretches.flatMap((one) => [one.from - from, one.to - from])).map(({ text, offset }) => {
      const ids = stretches.filter((one) => one.from <= from + offset && one.to >= from + offset + text.length).map(({ id }) => id);
      const marks = change(node.marks ?? [], { ids, type });
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
