// A content without the marks that threads and suggestions hang on: what versions keep, and what is compared.
import type { MarkJson, NodeJson } from '../response/json';
import type { ResponseContent } from '../response/ydoc';
import { joinedText, withMarks } from './inline-text';

/** The content without anchors. Pieces of text that only an anchor told apart become one; what had none is handed on as it is. */
export const withoutAnchors = (content: ResponseContent): ResponseContent => ({ ...content, text: nodeWithoutAnchors(content.text) });

/** The same for one node and all under it. */
export const nodeWithoutAnchors = (node: NodeJson): NodeJson => {
  if (node.marks?.some(isAnchor)) return withMarks(node, node.marks.filter((mark) => !isAnchor(mark)));
  if (!node.content) return node;
  const content = node.content.map(nodeWithoutAnchors);
  return content.some((child, i) => child !== node.content?.[i]) ? { ...node, content: joinedText(content) } : node;
};

/** Whether a mark is one that a thread or a suggestion hangs on. */
export const isAnchor = ({ type }: MarkJson): boolean => type === 'anchor';
