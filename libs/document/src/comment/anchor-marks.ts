// Puts anchors on words of a text, and takes them off; what is not touched stays the same object.
import { anchorIdOf, anchorIdsOn, withAnchorIds } from '../response/anchors';
import type { NodeJson } from '../response/json';
import { isTextBlock, joinedText } from '../response/line';
import { withMarks } from '../response/marks';
import { responseSchema } from '../response/schema';
import { unitsOf, type Stretch } from './text-index';

/** An anchor, and the stretch of the line it stands on. */
export interface AnchorStretch extends Stretch {
  readonly id: string;
}

/** The text with anchors on these stretches, wherever the mark may stand; nothing else changes. */
export const withAnchors = (doc: NodeJson, stretches: readonly AnchorStretch[]): NodeJson =>
  mapPieces(doc, onStretches(stretches), (node, { ids, type }) => (responseSchema.nodes[type]?.allowsMarkType(anchorType) ? withAnchorIds(node, ids) : node));

/** The text without these anchors. */
export const withoutAnchorIds = (doc: NodeJson, ids: ReadonlySet<string>): NodeJson =>
  mapPieces(doc, ({ content }) => (content.some((node) => anchorIdsOn(node).some((id) => ids.has(id))) ? [] : null), (node) => withoutIds(node, ids));

/** The text with anchors taken off these stretches only. */
export const withoutAnchorsOn = (doc: NodeJson, stretches: readonly AnchorStretch[]): NodeJson =>
  mapPieces(doc, onStretches(stretches), (node, { ids }) => withoutIds(node, new Set(ids)));

const withoutIds = (node: NodeJson, ids: ReadonlySet<string>): NodeJson => withMarks(node, (node.marks ?? []).filter((mark) => !ids.has(anchorIdOf(mark) ?? '')));

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

type ChangeMarks = (node: NodeJson, piece: Piece) => NodeJson;

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
      return change({ ...node, text }, { ids, type });
    });
  });
  return joinedText(pieces);
};

const cutAt = ({ text = '' }: NodeJson, places: readonly number[]): { readonly text: string; readonly offset: number }[] => {
  const inside = [...new Set(places)].filter((place) => place > 0 && place < text.length).sort((a, b) => a - b);
  return [0, ...inside].map((offset, i) => ({ text: text.slice(offset, inside[i] ?? text.length), offset }));
};
