// Places in a response for tests: words of its text as an editor points at them.
import { textAttribute, type NodeJson } from '@samsvar/document';
import { ANCHOR_CONTEXT, type AnchorTarget } from '@samsvar/domain';

/** The words of a block of text, pointed at. */
export const aTarget = (block: NodeJson, words: string): AnchorTarget => {
  const id = textAttribute(block, 'id') ?? '';
  const text = (block.content ?? []).map((node) => (node.type === 'text' ? (node.text ?? '') : '\ufffc')).join('');
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`“${words}” is not in the block.`);
  const bare = (part: string) => part.replaceAll('\ufffc', '');
  return {
    from: { block: id, offset: at },
    to: { block: id, offset: at + words.length },
    isWhole: false,
    quote: bare(words),
    prefix: bare(text.slice(0, at)).slice(-ANCHOR_CONTEXT),
    suffix: bare(text.slice(at + words.length)).slice(0, ANCHOR_CONTEXT),
    relative: null,
  };
};

/** Whole blocks, pointed at. */
export const aWholeTarget = (first: NodeJson, last: NodeJson = first, quote = ''): AnchorTarget => ({
  from: { block: textAttribute(first, 'id') ?? '', offset: 0 },
  to: { block: textAttribute(last, 'id') ?? '', offset: 0 },
  isWhole: true,
  quote,
  prefix: '',
  suffix: '',
  relative: null,
});
