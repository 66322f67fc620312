// The marks that threads and suggestions hang on: told, taken off and put on.
import type { MarkJson, NodeJson } from './json';
import { joinedText } from './line';
import { withMarks } from './marks';
import type { ResponseContent } from './ydoc';

/** Whether a mark is an anchor. */
export const isAnchorMark = ({ type }: MarkJson): boolean => type === 'anchor';

/** The id that an anchor's mark holds; null for other marks. */
export const anchorIdOf = (mark: MarkJson): string | null => (isAnchorMark(mark) ? String(mark.attrs?.['anchorId']) : null);

/** The anchors on a node. */
export const anchorIdsOn = (node: NodeJson | undefined): readonly string[] => node?.marks?.flatMap((mark) => anchorIdOf(mark) ?? []) ?? NONE;

const NONE: readonly string[] = [];

/** A piece of text with these anchors, too; any other node as it is. */
export const withAnchorIds = (node: NodeJson, ids: readonly string[]): NodeJson => {
  const there = node.type === 'text' ? anchorIdsOn(node) : ids;
  const added = [...new Set(ids)].filter((id) => !there.includes(id));
  return added.length > 0 ? { ...node, marks: [...(node.marks ?? []), ...added.map((anchorId) => ({ type: 'anchor', attrs: { anchorId } }))] } : node;
};

/** The content without anchors. Pieces of text that only an anchor told apart become one; what had none is handed on as it is. */
export const withoutAnchors = (content: ResponseContent): ResponseContent => ({ ...content, text: nodeWithoutAnchors(content.text) });

/** The same for one node and all under it. */
export const nodeWithoutAnchors = (node: NodeJson): NodeJson => {
  const { marks, content } = node;
  if (marks?.some(isAnchorMark)) return withMarks(node, marks.filter((mark) => !isAnchorMark(mark)));
  if (!content) return node;
  const bare = content.map(nodeWithoutAnchors);
  return bare.some((child, i) => child !== content[i]) ? { ...node, content: joinedText(bare) } : node;
};

/** The same for nodes that stand side by side. */
export const bareNodes = (nodes: readonly NodeJson[]): readonly NodeJson[] => joinedText(nodes.map(nodeWithoutAnchors));
