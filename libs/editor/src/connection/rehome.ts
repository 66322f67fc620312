// Puts what was written in a block into the block that has its id now.
import { TEXT_FIELD, contentOf, hunksOf, responseSchema, textAttribute, writeContent, type MarkJson, type NodeJson } from '@samsvar/document';
import * as Y from 'yjs';
import type { LostEdit } from './lost-edits';
import { keyOfNode, type Unit } from './lost-units';
import { writeStrokes, type Stroke } from './strokes';

/** Writes what has a home in this document, within a transaction of the caller's; answers what has none. */
export const rehome = (doc: Y.Doc, edits: readonly LostEdit[]): readonly LostEdit[] => {
  const from = contentOf(doc);
  const homes = new Homes(edits, idsIn(from.text));
  const text = homes.visit(from.text);
  if (text === from.text) return homes.left();
  // Letter by letter first: a word that is written anew would be this person's, and be brought along with the next move.
  for (const block of blocksUnder(doc.getXmlFragment(TEXT_FIELD))) writeStrokes(block, homes.strokes.get(String(block.getAttribute('id'))) ?? []);
  writeContent(doc, { from: contentOf(doc), to: { ...from, text } });
  return homes.left();
};

const blocksUnder = (parent: Y.XmlFragment): readonly Y.XmlElement[] =>
  parent.toArray().flatMap((child) => (child instanceof Y.XmlElement ? [child, ...blocksUnder(child)] : []));

const idsIn = (node: NodeJson): ReadonlySet<string> => {
  const id = textAttribute(node, 'id');
  return new Set([...(id === null ? [] : [id]), ...(node.content ?? []).flatMap((child) => [...idsIn(child)])]);
};

class Homes {
  /** The letters to be written, by the id of their block. */
  readonly strokes = new Map<string, readonly Stroke[]>();
  private readonly byId = new Map<string, LostEdit[]>();

  constructor(
    edits: readonly LostEdit[],
    private readonly taken: ReadonlySet<string>,
  ) {
    for (const edit of edits) this.byId.set(edit.id, [...(this.byId.get(edit.id) ?? []), edit]);
  }

  /** The node with what belongs into it; the very same when that is nothing. */
  visit(node: NodeJson): NodeJson {
    const edits = this.byId.get(textAttribute(node, 'id') ?? '') ?? [];
    const fitting = edits.filter((edit) => fits(node, edit));
    if (fitting.length > 0) this.byId.set(fitting[0]?.id ?? '', edits.filter((edit) => !fitting.includes(edit)));
    const changed = fitting.reduce((now, edit) => this.changed(now, edit), node);
    const content = changed.content?.map((child) => this.visit(child));
    return content?.some((child, i) => child !== changed.content?.[i]) ? { ...changed, content } : changed;
  }

  left(): readonly LostEdit[] {
    return [...this.byId.values()].flat();
  }

  private changed(node: NodeJson, edit: LostEdit): NodeJson {
    const { content = [], attrs = {} } = node;
    switch (edit.kind) {
      case 'line': {
        const written = lineWith(content, edit.units);
        // Of two edits to one line only the first is written letter by letter; the places of the next are other ones.
        if (written && !this.strokes.has(edit.id)) this.strokes.set(edit.id, written.strokes);
        return written ? { ...node, content: written.line } : node;
      }
      case 'attribute':
        return { ...node, attrs: { ...attrs, [edit.name]: edit.value } };
      case 'block': {
        // A block that stands somewhere already has been put there.
        if ([...idsIn(edit.node)].some((id) => this.taken.has(id))) return node;
        const at = edit.after === null ? 0 : content.findIndex((child) => textAttribute(child, 'id') === edit.after) + 1 || content.length;
        return { ...node, content: [...content.slice(0, at), edit.node, ...content.slice(at)] };
      }
    }
  }
}

/** Words can be put into any block of text, whatever kind it has become; all else only into one of the same kind. */
const fits = (node: NodeJson, edit: LostEdit): boolean =>
  edit.kind === 'line' ? responseSchema.nodes[node.type]?.inlineContent === true : node.type === edit.type;

/** The line with what is written in the units and was not known to whoever wrote the line; null when nothing is new. */
const lineWith = (line: readonly NodeJson[], units: readonly Unit[]): { readonly line: readonly NodeJson[]; readonly strokes: readonly Stroke[] } | null => {
  const now = line.flatMap(splitNode);
  const known = units.filter(({ part }) => part !== 'mine');
  const { places, absent } = placesOf(known, now.map(keyOfNode));
  const added = new Map<number, NodeJson[]>();
  const changed = new Map<number, NodeJson | null>();
  const add = (node: NodeJson, place: number) => {
    added.set(place, [...(added.get(place) ?? []), anchored(node, now[place - 1], now[place])]);
  };
  let at = 0;
  for (const { part, node, isRestyled } of units) {
    const place = part === 'mine' ? null : (places[at] ?? null);
    if (part === 'mine' || (part === 'perhaps' && absent.has(at))) add(node, besidePair(now, placeOf(places, at, now.length)));
    else if (part === 'removed' && place !== null) changed.set(place, null);
    else if (isRestyled && place !== null) changed.set(place, anchored(node, now[place], now[place]));
    if (part !== 'mine') at += 1;
  }
  if (added.size === 0 && changed.size === 0) return null;
  const ends = [...now, null];
  const written = ends.flatMap((node, i) => {
    const kept = changed.has(i) ? changed.get(i) : node;
    return [...(added.get(i) ?? []), ...(kept ? [kept] : [])];
  });
  const strokes = ends.map((_, at) => ({ at, insert: added.get(at)?.map(({ text = '' }) => text).join('') ?? '', isRemoved: changed.get(at) === null }));
  return { line: written, strokes };
};

/** The node with the anchors that stand on both of these: only the server sets them, and a stretch of it is one. */
const anchored = (node: NodeJson, before: NodeJson | undefined, after: NodeJson | undefined): NodeJson => {
  if (node.type !== 'text') return node;
  const others = anchorsOn(after).map((mark) => JSON.stringify(mark));
  const anchors = anchorsOn(before).filter((mark) => others.includes(JSON.stringify(mark)));
  const { marks = [], ...bare } = node;
  const dressed = [...marks.filter(({ type }) => type !== 'anchor'), ...anchors];
  return dressed.length > 0 ? { ...bare, marks: dressed } : bare;
};

const anchorsOn = (node: NodeJson | undefined): readonly MarkJson[] => node?.marks?.filter(({ type }) => type === 'anchor') ?? [];

const splitNode = (node: NodeJson): readonly NodeJson[] => (node.type === 'text' ? (node.text ?? '').split('').map((text) => ({ ...node, text })) : [node]);

interface Places {
  /** Where each unit stands in the line now; null where it does not. */
  readonly places: readonly (number | null)[];
  /** Units that may have been written here last, and that the line lacks with nothing in their stead. */
  readonly absent: ReadonlySet<number>;
}

const placesOf = (known: readonly Unit[], now: readonly string[]): Places => {
  const keys = known.map(({ key }, i) => key ?? `forgotten ${i}`);
  const places: (number | null)[] = [];
  const absent = new Set<number>();
  let [at, shift] = [0, 0];
  const keep = (to: number) => {
    for (; at < to; at++) places.push(at + shift);
  };
  for (const { from, to, otherFrom, otherTo } of hunksOf(keys, now)) {
    keep(from);
    const isAsLong = to - from === otherTo - otherFrom;
    const areLast = known.slice(from, to).every(({ part }) => part === 'perhaps');
    for (; at < to; at++) {
      // What Yjs has forgotten stands where something of the same length does.
      places.push(isAsLong && known[at]?.key === null ? at - from + otherFrom : null);
      if (areLast) absent.add(at);
    }
    shift = otherTo - to;
  }
  keep(known.length);
  return { places, absent };
};

/** The place in the line for what stands before the unit `at`: after the nearest that is there. */
const placeOf = (places: readonly (number | null)[], at: number, length: number): number => {
  for (let i = at - 1; i >= 0; i--) {
    const place = places[i];
    if (place != null) return place + 1;
  }
  return places.slice(at).find((place) => place !== null) ?? Math.min(at, length);
};

/** Never between the two halves of a letter. */
const besidePair = (now: readonly NodeJson[], place: number): number => {
  const [before, after] = [now[place - 1]?.text ?? '', now[place]?.text ?? ''];
  return /[\uD800-\uDBFF]/.test(before) && /[\uDC00-\uDFFF]/.test(after) ? place + 1 : place;
};
