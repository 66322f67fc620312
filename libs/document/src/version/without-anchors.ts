// A content without the marks that threads and suggestions hang on: what versions keep, and what is compared.
import type { NodeJson } from '../response/json';
import type { ResponseContent } from '../response/ydoc';

/** The content without anchors. Pieces of text that only an anchor told apart become one; what had none is handed on as it is. */
export const withoutAnchors = (content: ResponseContent): ResponseContent => ({ ...content, text: nodeWithoutAnchors(content.text) });

/** The same for one node and all under it. */
export const nodeWithoutAnchors = (node: NodeJson): NodeJson => {
  if (node.marks?.some(isAnchor)) {
    const { marks, ...rest } = node;
    const others = marks.filter((mark) => !isAnchor(mark));
    return others.length > 0 ? { ...rest, marks: others } : rest;
  }
  if (!node.content) return node;
  const content = node.content.map(nodeWithoutAnchors);
  return content.some((child, i) => child !== node.content?.[i]) ? { ...node, content: joined(content) } : node;
};

const isAnchor = ({ type }: { readonly type: string }): boolean => type === 'anchor';

/** Text nodes with equal marks that follow each other, as one. */
const joined = (nodes: readonly NodeJson[]): NodeJson[] => {
  const result: NodeJson[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (last?.type === 'text' && node.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(node.marks)) {
      result[result.length - 1] = { ...last, text: (last.text ?? '') + (node.text ?? '') };
    } else result.push(node);
  }
  return result;
};
