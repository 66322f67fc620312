// What a block is told by when two texts are compared.
import { textAttribute, type NodeJson } from './json';

/** Its kind and id; of a row or a cell, those of the first block in it that has one. Null when there is none. */
export const keyOf = (node: NodeJson | undefined): string | null => {
  if (!node) return null;
  const id = textAttribute(node, 'id');
  if (id !== null) return `${node.type} ${id}`;
  const inner = (node.content ?? []).map(keyOf).find((key) => key !== null);
  return inner === undefined ? null : `${node.type} of ${inner}`;
};

/** The id of the block, or of the first block in it that has one: the same when it is made another kind. */
export const identityOf = (node: NodeJson): string | null => textAttribute(node, 'id') ?? (node.content ?? []).map(identityOf).find((id) => id !== null) ?? null;

/** The ids of the blocks and of all in them. */
export const idsIn = (blocks: readonly NodeJson[]): Set<string> => {
  const ids = new Set<string>();
  const visit = (node: NodeJson) => {
    const id = textAttribute(node, 'id');
    if (id !== null) ids.add(id);
    node.content?.forEach(visit);
  };
  blocks.forEach(visit);
  return ids;
};
