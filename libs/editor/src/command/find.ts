// Finding blocks and citations by their ids.
import type { Node } from '@tiptap/pm/model';

/** A node and where it stands. */
export interface FoundNode {
  readonly node: Node;
  readonly position: number;
}

/** The first node whose attribute has this value, or null. */
export const findNode = (doc: Node, name: string, value: string): FoundNode | null => {
  let found: FoundNode | null = null;
  doc.descendants((node, position) => {
    if (!found && node.attrs[name] === value) found = { node, position };
    return !found;
  });
  return found;
};
