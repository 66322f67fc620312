// Whether two pieces of text say the same.
import type { MarkJson, NodeJson } from './json';
import { responseSchema } from './schema';

/** The nodes as one text that is the same wherever they say the same: without anchors, keys and marks in order. */
export const nodesText = (nodes: readonly NodeJson[]): string => JSON.stringify(joinedText(nodes.map(withoutAnchorMarks)).map(inOrder));

/** The same with anchors. */
export const anchoredText = (nodes: readonly NodeJson[]): string => JSON.stringify(joinedText(nodes).map(inOrder));

/** Whether both say the same, anchors apart. */
export const saySame = (a: readonly NodeJson[], b: readonly NodeJson[]): boolean => a === b || nodesText(a) === nodesText(b);

/** A short name for what the nodes say, the same on server and in browser. Tells texts apart; proves nothing. */
export const nodesHash = (nodes: readonly NodeJson[]): string => letters(nodesText(nodes));

/** 32 hexadecimal letters that differ where texts do, as good as always. */
export const letters = (text: string): string => [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f].map((seed) => hash32(text, seed)).join('');

/** The marks without anchors. */
export const withoutAnchorMarks = (node: NodeJson): NodeJson => {
  const { marks, content } = node;
  if (marks?.some(isAnchorMark)) {
    const { marks: _, ...rest } = node;
    const others = marks.filter((mark) => !isAnchorMark(mark));
    return others.length > 0 ? { ...rest, marks: others } : rest;
  }
  if (!content) return node;
  const bare = content.map(withoutAnchorMarks);
  return bare.some((child, i) => child !== content[i]) ? { ...node, content: joinedText(bare) } : node;
};

/** Whether a mark is an anchor. */
export const isAnchorMark = ({ type }: MarkJson): boolean => type === 'anchor';

/** The nodes with neighbouring pieces of text that are marked alike as one, and without empty pieces. */
export const joinedText = (nodes: readonly NodeJson[]): readonly NodeJson[] => {
  if (!nodes.some((node, i) => node.type === 'text' && (!node.text || nodes[i - 1]?.type === 'text'))) return nodes;
  const result: NodeJson[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'text' && !node.text) continue;
    if (last?.type === 'text' && node.type === 'text' && marksText(last) === marksText(node)) {
      result[result.length - 1] = { ...last, text: (last.text ?? '') + (node.text ?? '') };
    } else result.push(node);
  }
  return result;
};

/** The marks of a node as one text, in whatever order they stand. */
export const marksText = ({ marks }: NodeJson): string => (marks && marks.length > 0 ? JSON.stringify(marksInOrder(marks)) : '');

const marksInOrder = (marks: readonly MarkJson[]): unknown[] =>
  marks
    .map(({ type, attrs }) => ({ type, attrs: attributesInOrder(attrs, responseSchema.marks[type]?.spec.attrs) }))
    .map((mark) => [JSON.stringify(mark), mark] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, mark]) => mark);

const inOrder = (node: NodeJson): unknown => ({
  type: node.type,
  attrs: attributesInOrder(node.attrs, responseSchema.nodes[node.type]?.spec.attrs),
  ...(node.text !== undefined && { text: node.text }),
  ...(node.marks && node.marks.length > 0 && { marks: marksInOrder(node.marks) }),
  ...(node.content && node.content.length > 0 && { content: joinedText(node.content).map(inOrder) }),
});

type Attributes = Readonly<Record<string, unknown>>;

/** An attribute that is left out says what its default says. */
const attributesInOrder = (attrs: Attributes = {}, spec: Readonly<Record<string, { readonly default?: unknown }>> = {}): Attributes => {
  const defaults = Object.entries(spec).map(([name, attribute]) => [name, attribute.default] as const);
  const given = Object.entries(attrs).filter(([, value]) => value !== null && value !== undefined);
  const all = Object.entries({ ...Object.fromEntries(defaults), ...Object.fromEntries(given) });
  return Object.fromEntries(all.filter(([, value]) => value !== null && value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** Murmur-like; eight hexadecimal letters. */
const hash32 = (text: string, seed: number): string => {
  let hash = seed;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x5bd1e995);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0');
};
