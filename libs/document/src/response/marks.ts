// The marks of a node: whether two sets of them are the same, and a node with others.
import type { MarkJson, NodeJson } from './json';
import { responseSchema } from './schema';

/** The marks of a node as one text, in whatever order they stand. */
export const marksText = ({ marks }: NodeJson): string => (marks && marks.length > 0 ? JSON.stringify(marksInOrder(marks)) : '');

/** The marks in the one order that is the same for each set of them, with their attributes in order. */
export const marksInOrder = (marks: readonly MarkJson[]): readonly unknown[] => {
  const plain = marks.map(({ type, attrs }) => ({ type, attrs: attributesInOrder(attrs, responseSchema.marks[type]?.spec.attrs) }));
  if (plain.length < 2) return plain;
  return plain
    .map((mark) => [JSON.stringify(mark), mark] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, mark]) => mark);
};

type Attributes = Readonly<Record<string, unknown>>;

/** Attributes by name. One that is left out says what its default says; null and absent are the same. */
export const attributesInOrder = (attrs: Attributes = {}, spec: Readonly<Record<string, { readonly default?: unknown }>> = {}): Attributes => {
  const ordered: Record<string, unknown> = {};
  for (const name of [...new Set([...Object.keys(spec), ...Object.keys(attrs)])].sort()) {
    const value = attrs[name] ?? spec[name]?.default;
    if (value !== null && value !== undefined) ordered[name] = value;
  }
  return ordered;
};

/** The node with other marks; without any when there are none. */
export const withMarks = ({ marks: _, ...node }: NodeJson, marks: readonly MarkJson[]): NodeJson => (marks.length > 0 ? { ...node, marks } : node);
