// From ProseMirror to the Y.Doc: the smallest change that makes it say what the editor says.
import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { isStoredText, isWantedText, pairChildren, storedChildren, wantedChildren, type Stored, type Wanted } from './pair';
import type { Mapping } from './read';
import { isUnknown } from './unknown';
import { newText, writeText } from './write-text';

/**
 * Writes the children of `node` into `parent`. To be called within a transaction. Unknown elements are never
 * deleted and unknown attributes never removed; answers `false` when the editor had dropped unknown content,
 * so that it must be shown again.
 */
export const writeChildren = (mapping: Mapping, parent: Y.XmlElement | Y.XmlFragment, node: Node): boolean => {
  const stored = storedChildren(parent);
  const wanted = wantedChildren(node);
  const pairs = pairChildren(mapping, stored, wanted);
  const cursor = { parent, mapping, index: 0, isWhole: true };
  let [s, w] = [0, 0];
  for (const pair of [...pairs, { stored: stored.length, wanted: wanted.length }]) {
    for (; s < pair.stored; s++) removeChild(cursor, stored[s]);
    insertChildren(cursor, wanted.slice(w, pair.wanted));
    keepChild(cursor, stored[pair.stored], wanted[pair.wanted]);
    [s, w] = [pair.stored + 1, pair.wanted + 1];
  }
  return cursor.isWhole;
};

interface Cursor {
  readonly parent: Y.XmlElement | Y.XmlFragment;
  readonly mapping: Mapping;
  /** Place among the stored children, counted as they are now. */
  index: number;
  isWhole: boolean;
}

const removeChild = (cursor: Cursor, child: Stored | undefined): void => {
  if (!child) return;
  if (isStoredText(child)) {
    // The empty text stays: somebody may be writing in it right now.
    for (const text of child) if (text.length > 0) text.delete(0, text.length);
    cursor.index += child.length;
    return;
  }
  const mapped = cursor.mapping.get(child);
  if (mapped && !Array.isArray(mapped) && holdsUnknown(mapped)) {
    cursor.isWhole = false;
    cursor.index += 1;
    return;
  }
  cursor.mapping.delete(child);
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
  cursor.parent.insert(cursor.index, known.map((child) => newChild(cursor.mapping, child)));
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

const keepChild = (cursor: Cursor, stored: Stored | undefined, wanted: Wanted | undefined): void => {
  if (!stored || !wanted) return;
  cursor.index += isStoredText(stored) ? stored.length : 1;
  if (isStoredText(stored)) {
    if (isWantedText(wanted) && !writeText(stored, wanted)) cursor.isWhole = false;
    return;
  }
  if (isWantedText(wanted) || cursor.mapping.get(stored) === wanted) return;
  writeAttributes(stored, wanted, stored.getAttributes());
  if (writeChildren(cursor.mapping, stored, wanted)) cursor.mapping.set(stored, wanted);
  else {
    // It says more than the editor does now: it is read anew when it is shown again.
    cursor.mapping.delete(stored);
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
