// Versions of sources for specs: blocks from texts, and passages by their words.
import type { PassageRange } from '@samsvar/domain';
import type { AlignedBlock } from '../source/align-blocks';

/** Paragraphs; a text that begins with # is a heading of that level, with • a list item. */
export const aVersion = (...texts: readonly string[]): AlignedBlock[] =>
  texts.map((text, ord) => {
    const heading = /^(#+) /.exec(text);
    if (heading) return { ord, type: 'heading', level: heading[1]?.length ?? 1, label: null, text: text.slice(heading[0].length) };
    if (text.startsWith('• ')) return { ord, type: 'list-item', level: 1, label: '•', text: text.slice(2) };
    return { ord, type: 'paragraph', level: null, label: null, text };
  });

/** The first place of words in a version, within one block. */
export const aPassage = (blocks: readonly AlignedBlock[], words: string): PassageRange => {
  const block = blocks.find(({ text }) => text.includes(words));
  if (!block) throw new Error(`no block says: ${words}`);
  const offsetFrom = block.text.indexOf(words);
  return { blockFrom: block.ord, offsetFrom, blockTo: block.ord, offsetTo: offsetFrom + words.length };
};
