// What a response asks for about passages: its demands and proposed wordings that cite them.
import { plainText, textAttribute, type NodeJson } from '../response/json';

/** A demand or a proposed wording, and one passage that it cites. */
export interface CitingDemand {
  readonly kind: 'demand' | 'wording';
  readonly blockId: string;
  readonly passageId: string;
  readonly text: string;
}

/** In the order of the text; one that cites several passages comes once for each. */
export const citingDemands = (text: NodeJson): CitingDemand[] => {
  const found: CitingDemand[] = [];
  const visit = (node: NodeJson): void => {
    const kind = node.type === 'demand' ? 'demand' : node.type === 'proposedWording' ? 'wording' : null;
    if (kind === null) return node.content?.forEach(visit);
    const blockId = textAttribute(node, 'id') ?? '';
    const words = plainText(node).replace(/\s+/g, ' ').trim();
    for (const passageId of new Set(passagesIn(node))) found.push({ kind, blockId, passageId, text: words });
  };
  visit(text);
  return found;
};

const passagesIn = (node: NodeJson): string[] => {
  const own = textAttribute(node, 'passageId');
  return [...(own === null ? [] : [own]), ...(node.content ?? []).flatMap(passagesIn)];
};
