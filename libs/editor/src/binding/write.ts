// From ProseMirror to the Y.Doc: the smallest change that makes it say what the editor says.
import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { ChangedRanges, Range } from './changed-ranges';
import { isStoredText, isWantedText, pairChildren, storedChildren, wantedChildren, type Stored, type Wanted } from './pair';
import type { Mapping } from './read';
import { isUnknown } from './unknown';
import { newText, writeText } from './write-text';

/** What writing needs to know. */
export interface Writing {
  readonly mapping: Mapping;
  /** Where the person changed something. */
  readonly changed: ChangedRanges;
}

/**
 * Writes the children of `node` into `parent`. To be called within a transaction. Unknown elements are never
 * deleted and unknown attributes never removed; answers `false` when the editor had dropped unknown content,
 * so that it must be shown again.
 */
export const writeChildren = (writing: Writing, parent: Y.XmlElement | Y.XmlFragment, node: Node): boolean => {
  const stored = storedChildren(parent);
  const wanted = wantedChildren(node);
  const pairs = pairChildren(writing.mapping, stored, wanted);
  const cursor = { parent, writing, index: 0, isWhole: true };
  const ranges = rangesOf(wanted, writing.changed.get(node) ?? []);
  let [s, w] = [0, 0];
  for (const pair of [...pairs, { stored: stored.length, wanted: wanted.length }]) {
    for (; s < pair.stored; s++) removeChild(cursor, stored[s]);
    insertChildren(cursor, wanted.slice(w, pair.wanted));
    keepChild(cursor, stored[pair.stored], { child: wanted[pair.wanted], ranges: ranges[pair.wanted] ?? [] });
    [s, w] = [pair.stored + 1, pair.wanted + 1];
  }
  return cursor.isWhole;
};

interface Cursor {
  readonly parent: Y.XmlElement | Y.XmlFragment;
  readonly writing: Writing;
  /** Place among the stored children, counted as they are now. */
  index: number;
  isWhole: boolean;
}

/** The ranges within a node for each of its children, counted from where the child begins. */
const rangesOf = (wanted: readonly Wanted[], ranges: readonly Range[]): (readonly Range[])[] => {
  if (ranges.length === 0) return [];
  let start = 0;
  return wanted.map((child) => {
    const from = start;
    start += isWantedText(child) ? child.reduce((size, { nodeSize }) => size + nodeSize, 0) : child.nodeSize;
    return ranges.map((range) => ({ from: range.from - from, to: range.to - from }));
  });
};

const removeChild = (cursor: Cursor, child: Stored | undefined): void => {
  if (!child) return;
  if (isStoredText(child)) {
    // The empty text stays: somebody may be writing in it right now.
    for (const text of child) if (text.length > 0) text.delete(0, text.length);
    cursor.index += child.length;
    return;
  }
  const mapped = cursor.writing.mapping.get(child);
  if (mapped && !Array.isArray(mapped) && holdsUnknown(mapped)) {
    cursor.isWhole = false;
    cursor.index += 1;
    return;
  }
  cursor.writing.mapping.delete(child);
  cursor.parent.delete(cursor.index, 1);
};

const holdsUnknown = (node: Node): boolean => {
  if (isUnknown(node)) return true;
  let found = false;
  node.descendants((child) => {
    found ||= isUnknown(child);
    return !found;
  });
  return found;
};

const insertChildren = (cursor: Cursor, children: readonly Wanted[]): void => {
  const known = children.filter((child) => isWantedText(child) || !isUnknown(child));
  if (known.length < children.length) cursor.isWhole = false;
  if (known.length === 0) return;
  cursor.parent.insert(cursor.index, known.map((child) => newChild(cursor.writing.mapping, child)));
  cursor.index += known.length;
};

const newChild = (mapping: Mapping, child: Wanted): Y.XmlElement | Y.XmlText => {
  if (isWantedText(child)) return newText(child);
  const element = new Y.XmlElement(child.type.name);
  writeAttributes(element, child, {});
  const children = wantedChildren(child).filter((inner) => isWantedText(inner) || !isUnknown(inner));
  element.insert(0, children.map((inner) => newChild(mapping, inner)));
  mapping.set(element, child);
  return element;
};

interface Kept {
  readonly child: Wanted | undefined;
  readonly ranges: readonly Range[];
}

const keepChild = (cursor: Cursor, stored: Stored | undefined, { child: wanted, ranges }: Kept): void => {
  if (!stored || !wanted) return;
  cursor.index += isStoredText(stored) ? stored.length : 1;
  if (isStoredText(stored)) {
    if (isWantedText(wanted) && !writeText(stored, wanted, ranges)) cursor.isWhole = false;
    return;
  }
  if (isWantedText(wanted) || cursor.writing.mapping.get(stored) === wanted) return;
  writeAttributes(stored, wanted, stored.getAttributes());
  if (writeChildren(cursor.writing, stored, wanted)) cursor.writing.mapping.set(stored, wanted);
  else {
    // It says more than the editor does now: it is read anew when it is shown again.
    cursor.writing.mapping.delete(stored);
    cursor.isWhole = false;
  }
};

const writeAttributes = (element: Y.XmlElement, node: Node, stored: Readonly<Record<string, unknown>>): void => {
  for (const [name, value] of Object.entries(node.attrs)) {
    if (isSame(stored[name] ?? null, value)) continue;
    if (value === null || value === undefined) element.removeAttribute(name);
    // Yjs types attributes as text, but stores and returns any JSON value; levels and sizes are numbers.
    else element.setAttribute(name, value as string);
  }
};

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null && JSON.stringify(a) === JSON.stringify(b));
