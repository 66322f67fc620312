// Texts with anchors in them, for specs.
import type { AnchorId, AnchorTarget } from '@samsvar/domain';
import type { KnownPlace } from '../comment/known-place';
import { targetAt } from '../comment/place';
import { textIndex } from '../comment/text-index';
import type { NodeJson } from '../response/json';

/** Words with anchors on them. */
export const words = (text: string, ...anchors: string[]): NodeJson => ({
  type: 'text',
  text,
  ...(anchors.length > 0 && { marks: anchors.map((anchorId) => ({ type: 'anchor', attrs: { anchorId } })) }),
});
export const paragraph = (id: string, ...content: NodeJson[]): NodeJson => ({ type: 'paragraph', attrs: { id }, ...(content.length > 0 && { content }) });
export const doc = (...content: NodeJson[]): NodeJson => ({ type: 'doc', content });

/** What points at these words of a text. */
export const pointing = (text: NodeJson, quote: string): AnchorTarget => {
  const index = textIndex(text);
  const from = index.line.indexOf(quote);
  const target = from < 0 ? null : targetAt(index, { type: 'words', stretch: { from, to: from + quote.length } });
  if (!target) throw new Error(`no such words: ${quote}`);
  return target;
};

/** An anchor on these words of a text, as it is known. They are its id. */
export const anchorOn = (text: NodeJson, quote: string, kind: KnownPlace['kind'] = 'tracked'): KnownPlace => {
  const target = pointing(text, quote);
  return { id: quote as AnchorId, kind, now: target.quote, ...target };
};
