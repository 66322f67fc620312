// Whether two pieces of text say the same.
import { nodeWithoutAnchors } from './anchors';
import type { NodeJson } from './json';
import { joinedText } from './line';
import { attributesInOrder, marksInOrder } from './marks';
import { responseSchema } from './schema';

/** The nodes as one text that is the same wherever they say the same: without anchors, keys and marks in order. */
export const nodesText = (nodes: readonly NodeJson[]): string => JSON.stringify(joinedText(nodes.map(nodeWithoutAnchors)).map(inOrder));

/** The same with anchors. */
export const anchoredText = (nodes: readonly NodeJson[]): string => JSON.stringify(joinedText(nodes).map(inOrder));

/** Whether both say the same, anchors apart. */
export const saySame = (a: readonly NodeJson[], b: readonly NodeJson[]): boolean => a === b || nodesText(a) === nodesText(b);

/** A short name for what the nodes say, the same on server and in browser. Tells texts apart; proves nothing. */
export const nodesHash = (nodes: readonly NodeJson[]): string => letters(nodesText(nodes));

/** 32 hexadecimal letters that differ where texts do, as good as always. */
export const letters = (text: string): string => [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f].map((seed) => hash32(text, seed)).join('');

const inOrder = (node: NodeJson): unknown => ({
  type: node.type,
  attrs: attributesInOrder(node.attrs, responseSchema.nodes[node.type]?.spec.attrs),
  ...(node.text !== undefined && { text: node.text }),
  ...(node.marks && node.marks.length > 0 && { marks: marksInOrder(node.marks) }),
  ...(node.content && node.content.length > 0 && { content: joinedText(node.content).map(inOrder) }),
});

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
