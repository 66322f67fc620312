// The words of a response, block by block, as they are searched: what stands in the text and nothing else.
import { copyBlocks, plainText, textAttribute, type ResponseContent } from '@samsvar/document';

/** One block that somebody may look for. */
export interface WordsOfBlock {
  readonly blockId: string;
  readonly type: string;
  /** The heading above it, or itself. */
  readonly sectionId: string | null;
  readonly sectionTitle: string | null;
  readonly text: string;
}

/**
 * All blocks with words, in order. Comments and suggestions are no part of the content, only where they are anchored is, so none
 * of them can come along. Of two blocks with one id the first counts.
 */
export const wordsOfResponse = ({ text }: ResponseContent): WordsOfBlock[] => {
  const words = new Map<string, WordsOfBlock>();
  let section: { readonly id: string; readonly title: string } | null = null;
  for (const { id, node } of copyBlocks(text)) {
    const isMirrored = node.type === 'sectionHeading';
    const line = (isMirrored ? [textAttribute(node, 'number'), textAttribute(node, 'title')].filter(Boolean).join(' ') : plainText(node)).replace(/\s+/g, ' ').trim();
    if (isMirrored || node.type === 'heading') section = { id, title: line };
    if (line === '' || words.has(id)) continue;
    words.set(id, { blockId: id, type: node.type, sectionId: section?.id ?? null, sectionTitle: section?.title ?? null, text: line });
  }
  return [...words.values()];
};
