// What may be proposed.
import type { SuggestionScope } from '@samsvar/domain';
import { bareNodes } from '../response/anchors';
import type { NodeJson } from '../response/json';
import { responseSchema } from '../response/schema';

/** `empty`: nothing is proposed; `protected`: a mirrored heading; `invalid`: not of our schema, or not in that place. */
export type SuggestionFault = 'empty' | 'protected' | 'invalid';

/** What is wrong with the nodes of a suggestion, be it `base` or `proposed`, whatever was sent; null when nothing is. */
export const suggestionFault = (scope: SuggestionScope, nodes: readonly NodeJson[]): SuggestionFault | null => {
  if (nodes.length === 0) return scope === 'insert' ? 'empty' : null;
  try {
    if (nodes.some(holdsHeading)) return 'protected';
    read(scope, nodes);
    return nodes.every(hasSafeLinks) ? null : 'invalid';
  } catch {
    // ProseMirror says in words what is wrong; whoever sends such a thing has no use for them.
    return 'invalid';
  }
};

/** The nodes as they are kept: by the schema, without anchors, with pieces that read as one joined. Only for nodes without fault. */
export const suggestedNodes = (nodes: readonly NodeJson[]): NodeJson[] => {
  const [first] = nodes;
  if (!first) return [];
  // What ProseMirror writes, it types as `any`.
  const { content = [] } = read(responseSchema.nodes[first.type]?.isInline ? 'inline' : 'blocks', nodes).toJSON() as NodeJson;
  return [...bareNodes(content)];
};

const read = (scope: SuggestionScope, nodes: readonly NodeJson[]) => {
  const node = responseSchema.nodeFromJSON({ type: scope === 'inline' ? 'paragraph' : 'doc', content: nodes });
  node.check();
  return node;
};

/** Whether a mirrored heading is among the nodes, or in one of them. */
export const holdsHeading = (node: NodeJson): boolean => node.type === 'sectionHeading' || (node.content ?? []).some(holdsHeading);

const hasSafeLinks = (node: NodeJson): boolean =>
  (node.marks ?? []).every(({ type, attrs }) => type !== 'link' || /^(https?|mailto):/i.test(String(attrs?.['href']))) && (node.content ?? []).every(hasSafeLinks);
