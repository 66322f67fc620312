// Makes a Y.Doc say something else by the smallest change, so that what others write beside it stays.
import * as Y from 'yjs';
import { OVERALL_STANCE, POSITION_FIELD, TEXT_FIELD } from './fields';
import { freshBlocks } from './fresh';
import { plainText, type NodeJson } from './json';
import { keyOf } from './keys';
import { isTextBlock, joinedText } from './line';
import { heaviestRising } from './rising';
import { anchoredText } from './same';
import { storedChildren } from './stored';
import { sharedEnds } from './words';
import { writeLine } from './write-line';
import type { ResponseContent } from './ydoc';

/** What a Y.Doc says and what it is to say. */
export interface Rewrite {
  readonly from: ResponseContent;
  readonly to: ResponseContent;
}

/**
 * Writes what differs: of the blocks only those that are not equal, within a block of text only its words. To be called
 * within a transaction. `from` is what `contentOf` or `examine` has just answered.
 */
export const writeContent = (doc: Y.Doc, { from, to }: Rewrite): void => {
  const fragment = doc.getXmlFragment(TEXT_FIELD);
  writeBlocks(fragment, { stored: from.text.content ?? [], wanted: to.text.content ?? [] });
  if (from.overallStance === to.overallStance) return;
  const position = doc.getMap(POSITION_FIELD);
  if (to.overallStance === null) position.delete(OVERALL_STANCE);
  else position.set(OVERALL_STANCE, to.overallStance);
};

interface Blocks {
  /** What each child says now. */
  readonly stored: readonly NodeJson[];
  readonly wanted: readonly NodeJson[];
}

const writeBlocks = (parent: Y.XmlElement | Y.XmlFragment, { stored, wanted }: Blocks): void => {
  const children = parent.toArray();
  if (children.length !== stored.length) throw new Error('The text is not what was read.');
  const pairs = pairBlocks(stored, wanted);
  // From the end, so that places stay what they were.
  let [s, w] = [stored.length, wanted.length];
  for (const pair of [...pairs.reverse(), { stored: -1, wanted: -1 }]) {
    const added = wanted.slice(pair.wanted + 1, w);
    if (added.length > 0) parent.insert(s, freshBlocks(added));
    if (s > pair.stored + 1) parent.delete(pair.stored + 1, s - pair.stored - 1);
    const [child, is, becomes] = [children[pair.stored], stored[pair.stored], wanted[pair.wanted]];
    if (child instanceof Y.XmlElement && is && becomes) writeBlock(child, is, becomes);
    [s, w] = [pair.stored, pair.wanted];
  }
};

const writeBlock = (element: Y.XmlElement, is: NodeJson, becomes: NodeJson): void => {
  if (is === becomes || areSame(is, becomes)) return;
  writeAttributes(element, becomes);
  const children = storedChildren(element);
  const wanted = becomes.content ?? [];
  const isLine = isTextBlock(is) || isTextBlock(becomes) || children.some((child) => Array.isArray(child));
  if (isLine) writeLine(element, children, joinedText(wanted));
  else writeBlocks(element, { stored: is.content ?? [], wanted });
};

const writeAttributes = (element: Y.XmlElement, { attrs = {} }: NodeJson): void => {
  const stored: Readonly<Record<string, unknown>> = element.getAttributes();
  const names = new Set([...Object.keys(stored), ...Object.keys(attrs)]);
  for (const name of names) {
    const value = attrs[name];
    if (JSON.stringify(stored[name] ?? null) === JSON.stringify(value ?? null)) continue;
    if (value === null || value === undefined) element.removeAttribute(name);
    // Yjs types attributes as text, and keeps whatever JSON holds.
    else element.setAttribute(name, value as string);
  }
};

const areSame = (a: NodeJson, b: NodeJson): boolean => a.type === b.type && anchoredText([a]) === anchoredText([b]);

interface Pair {
  readonly stored: number;
  readonly wanted: number;
}

/** Pairs that rise on both sides: equal ones at both ends, then those of one kind and id, then those of one kind in between. */
const pairBlocks = (stored: readonly NodeJson[], wanted: readonly NodeJson[]): Pair[] => {
  const [start, end] = sharedEnds(stored, wanted, (one, other) => one === other || keyOf(one) === keyOf(other));
  const places = new Map<string, number>();
  for (let w = start; w < wanted.length - end; w++) {
    const key = keyOf(wanted[w]);
    if (key !== null && !places.has(key)) places.set(key, w);
  }
  const middle: Pair[] = [];
  for (let s = start; s < stored.length - end; s++) {
    const place = places.get(keyOf(stored[s]) ?? '');
    if (place !== undefined) middle.push({ stored: s, wanted: place });
  }
  const head = Array.from({ length: start }, (_, i) => ({ stored: i, wanted: i }));
  const tail = Array.from({ length: end }, (_, i) => ({ stored: stored.length - end + i, wanted: wanted.length - end + i }));
  // Of two that change places the longer one stays: what others write in it meanwhile stays, too.
  const weights = middle.map((pair) => 1 + lengthOf(stored[pair.stored]));
  const kept = new Set(heaviestRising(middle.map((pair) => pair.wanted), weights));
  return [...head, ...middle.filter((_, i) => kept.has(i)), ...tail];
};

const lengthOf = (node: NodeJson | undefined): number => (node ? plainText(node).length : 0);
