// Nodes of suggestions as they cross the wire, and their words.
import { plainText, type NodeJson } from '@samsvar/document';

type Crossed = readonly Readonly<Record<string, unknown>>[];

/** Nodes from the server, which has judged them by the schema of the text. */
export const nodesOf = (crossed: Crossed): readonly NodeJson[] => crossed as readonly unknown[] as readonly NodeJson[]; // see above

/** Nodes as they are sent. */
export const crossing = (nodes: readonly NodeJson[]): Record<string, unknown>[] => nodes.map((node) => ({ ...node }));

/** The words of nodes, blocks set apart by a space. */
export const wordsOf = (nodes: readonly NodeJson[]): string => {
  const isInline = nodes.some(({ type }) => type === 'text');
  return nodes.map(plainText).join(isInline ? '' : ' ').replace(/\s+/gu, ' ').trim();
};

const citationsIn = (nodes: readonly NodeJson[]): number => nodes.reduce((count, { type, content }) => count + (type === 'citation' ? 1 : citationsIn(content ?? [])), 0);

/** How many references to sources fewer there are in what is proposed. */
export const citationsLost = (base: readonly NodeJson[], proposed: readonly NodeJson[]): number => Math.max(0, citationsIn(base) - citationsIn(proposed));
