// Whether two nodes say the same to a reader: ids apart, which `response/same` counts, as it asks whether a place is as it was.
import type { NodeJson } from '../response/json';
import { marksText } from '../response/marks';

type Attributes = Readonly<Record<string, unknown>>;

/** Ids that a copy or an import gives anew: two nodes that differ in nothing else say the same. */
const IDS: readonly string[] = ['id', 'citationId', 'noteId'];

/** Equal but for ids. An attribute that is null is one that is not there. Anchors have been taken out before. */
export const isSameNode = (a: NodeJson, b: NodeJson): boolean => {
  if (a === b) return true;
  if (a.type !== b.type || a.text !== b.text) return false;
  const [inA, inB] = [a.content ?? [], b.content ?? []];
  if (inA.length !== inB.length || marksText(a) !== marksText(b) || !isSameAttributes(a.attrs, b.attrs)) return false;
  // Of equal length.
  return inA.every((child, i) => isSameNode(child, inB[i] as NodeJson));
};

/** The names of attributes that differ, ids apart, in the order of the alphabet. */
export const differingAttributes = (a: Attributes = {}, b: Attributes = {}): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => !IDS.includes(name) && !isSameValue(a[name], b[name])).sort();

/** One text for each value: equal for equal content, whatever the order of keys; null and absent are the same. */
export const valueKey = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).filter(([, held]) => held !== null && held !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? 'null';

const isSameAttributes = (a: Attributes | undefined, b: Attributes | undefined): boolean => {
  for (const name in a) if (!IDS.includes(name) && !isSameValue(a[name], b?.[name])) return false;
  for (const name in b) if (a?.[name] === undefined && !IDS.includes(name) && !isSameValue(null, b[name])) return false;
  return true;
};

const isSameValue = (a: unknown, b: unknown): boolean => {
  const [x, y] = [a ?? null, b ?? null];
  if (x === y) return true;
  return typeof x === 'object' && typeof y === 'object' && valueKey(x) === valueKey(y);
};
