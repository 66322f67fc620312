// Reads a block that somebody else has deleted: what they knew of it, and what was written here that they did not know.
import { markNameOf, type MarkJson, type NodeJson } from '@samsvar/document';
import * as Y from 'yjs';

/** What is known of an item: all of it is asked for one clock at a time, as Yjs joins neighbours. */
export interface Sight {
  /** It stood here until the deletion came. */
  wasHere(client: number, clock: number): boolean;
  /** Whoever deleted the block had it before them. */
  wasKnown(client: number, clock: number): boolean;
  /** Written with this document here. */
  isOwn(client: number): boolean;
  /** Written here, and the server has not acknowledged it. */
  isUnsaved(client: number, clock: number): boolean;
  /** Deleted here, and the server has not acknowledged that. */
  isUnsavedDeletion(client: number, clock: number): boolean;
}

/**
 * Whose a unit is. `shared`: both had it. `mine`: only this side. `removed`: the other side had it, it was taken away here.
 * `perhaps`: written here and known to the other side, or deleted along with the block before it was acknowledged.
 */
export type Part = 'shared' | 'mine' | 'removed' | 'perhaps';

/** One UTF-16 code unit of a line, or one citation or the like. */
export interface Unit {
  readonly part: Part;
  /** Equal for equal units, marks apart; null when Yjs has forgotten what it was. */
  readonly key: string | null;
  readonly node: NodeJson;
  /** Its marks were changed here, and the other side did not know. */
  readonly isRestyled: boolean;
}

/** What is within a block, in order, as far as either side had it. */
export const unitsOf = (block: Y.XmlElement, sight: Sight): readonly Unit[] => itemsOf(block).flatMap((item) => unitsOfChild(item, sight));

const unitsOfChild = (item: Y.Item, sight: Sight): readonly Unit[] => {
  const { client, clock } = item.id;
  const type = item.content instanceof Y.ContentType ? item.content.type : null;
  if (type instanceof Y.XmlText) return unitsOfText(type, sight);
  const part = isUnit(item) ? partOf(client, clock, sight) : null;
  if (!part) return [];
  if (!(type instanceof Y.XmlElement)) return [{ part, key: null, node: { type: 'text', text: '' }, isRestyled: false }];
  const node = nodeBefore(type, sight);
  return [{ part, key: keyOfNode(node), node, isRestyled: false }];
};

const unitsOfText = (text: Y.XmlText, sight: Sight): readonly Unit[] => {
  const units: Unit[] = [];
  const [theirs, mine] = [new Map<string, unknown>(), new Map<string, unknown>()];
  let areMarksKnown = true;
  for (const item of itemsOf(text)) {
    const { client, clock } = item.id;
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      if (sight.wasKnown(client, clock)) theirs.set(content.key, content.value);
      if (isHereForMe(client, clock, sight)) mine.set(content.key, content.value);
      continue;
    }
    areMarksKnown &&= !(content instanceof Y.ContentDeleted && sight.wasKnown(client, clock));
    const isRestyled = areMarksKnown && JSON.stringify(marksOf(theirs)) !== JSON.stringify(marksOf(mine));
    const letters = content instanceof Y.ContentString ? content.str : null;
    for (let at = 0; at < item.length; at++) {
      const part = isUnit(item) ? partOf(client, clock + at, sight) : null;
      if (part) units.push({ part, key: letters?.[at] ?? null, node: textNode(letters?.[at] ?? '', mine), isRestyled: isRestyled && part === 'shared' });
    }
  }
  return units;
};

/** What Yjs has forgotten may have been a mark: then it is one unit too many, for which no place is found. */
const isUnit = (item: Y.Item): boolean => item.countable || item.content instanceof Y.ContentDeleted;

const partOf = (client: number, clock: number, sight: Sight): Part | null => {
  const [isHere, isKnown] = [sight.wasHere(client, clock), sight.wasKnown(client, clock)];
  if (isHere && isKnown) return sight.isUnsaved(client, clock) ? 'perhaps' : 'shared';
  if (isHere) return sight.isOwn(client) ? 'mine' : null;
  return isKnown && sight.isUnsavedDeletion(client, clock) ? 'removed' : null;
};

/** What others changed meanwhile is theirs to bring along. */
const isHereForMe = (client: number, clock: number, sight: Sight): boolean =>
  sight.wasHere(client, clock) && (sight.wasKnown(client, clock) || sight.isOwn(client));

/** An element as it stood here until the deletion came, with all in it. */
export const nodeBefore = (element: Y.XmlElement, sight: Sight): NodeJson => {
  const content = itemsOf(element).flatMap((item): NodeJson[] => {
    if (!sight.wasHere(item.id.client, item.id.clock) || !(item.content instanceof Y.ContentType)) return [];
    const { type } = item.content;
    if (type instanceof Y.XmlText) return textBefore(type, sight);
    return type instanceof Y.XmlElement ? [nodeBefore(type, sight)] : [];
  });
  const attrs = attributesBefore(element, sight);
  return { type: element.nodeName, ...(Object.keys(attrs).length > 0 && { attrs }), ...(content.length > 0 && { content }) };
};

const textBefore = (text: Y.XmlText, sight: Sight): NodeJson[] => {
  const marks = new Map<string, unknown>();
  return itemsOf(text).flatMap((item): NodeJson[] => {
    const { id: { client, clock }, content } = item;
    if (!sight.wasHere(client, clock)) return [];
    if (content instanceof Y.ContentFormat) marks.set(content.key, content.value);
    if (!(content instanceof Y.ContentString)) return [];
    return content.str === '' ? [] : [textNode(content.str, marks)];
  });
};

/** The attributes of an element as they stood here until the deletion came. */
export const attributesBefore = (element: Y.XmlElement, sight: Sight): Readonly<Record<string, unknown>> => {
  const attrs: Record<string, unknown> = {};
  for (const [name, item] of element._map) {
    if (sight.wasHere(item.id.client, item.id.clock)) attrs[name] = valueOf(item);
  }
  return attrs;
};

/** What an attribute's item says. */
export const valueOf = (item: Y.Item): unknown => {
  const values: readonly unknown[] = item.content.getContent();
  return values[values.length - 1];
};

/** What stands in a type, deleted or not. */
export const itemsOf = (type: { readonly _start: Y.Item | null }): readonly Y.Item[] => {
  const items: Y.Item[] = [];
  for (let item = type._start; item !== null; item = item.right) items.push(item);
  return items;
};

const textNode = (text: string, attributes: ReadonlyMap<string, unknown>): NodeJson => {
  const marks = marksOf(attributes);
  return { type: 'text', text, ...(marks.length > 0 && { marks }) };
};

const marksOf = (attributes: ReadonlyMap<string, unknown>): MarkJson[] =>
  [...attributes]
    .filter(([, value]) => value !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    // A mark is stored with its attributes as an object, by whichever editor.
    .map(([name, value]) => ({ type: markNameOf(name), ...(isFilled(value) && { attrs: value }) }));

const isFilled = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && Object.keys(value).length > 0;

/** Equal for nodes with the same kind and attributes; of a letter, the letter. */
export const keyOfNode = ({ type, text, attrs = {} }: NodeJson): string =>
  text ?? `${type} ${JSON.stringify(Object.entries(attrs).filter(([, value]) => value !== null).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
