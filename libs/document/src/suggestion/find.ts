// Finds where an accepted suggestion goes in the text as it is now.
import { Locator } from '../comment/locate';
import { marked } from '../comment/marked';
import { PassageMap } from '../comment/passage-map';
import { bare, textIndex, unitsOf, type IndexedBlock, type Stretch, type TextIndex } from '../comment/text-index';
import { textAttribute, type NodeJson } from '../response/json';
import { isTextBlock } from '../response/line';
import type { AcceptedSuggestion } from './accepted';

/** Blocks at the top of the text, from one index up to another. */
export interface BlockRange {
  readonly from: number;
  readonly to: number;
}

/** The words that a suggestion is about; empty for one that puts words between others. Null when they are gone. */
export const findWords = (index: TextIndex, { place, base }: AcceptedSuggestion): Stretch | null => {
  const locator = new Locator(index);
  if (base.length === 0) return findGap(locator, place);
  const stretches = index.marks.get(place.id);
  if (stretches) return withEnds(index, marked(index, stretches, place).stretch, base);
  const sought = { ...place, words: place.now || place.quote };
  const found = locator.here(sought) ?? locator.nearby(sought) ?? changedSince(index, place) ?? locator.unique(sought);
  return found && withEnds(index, found, base);
};

/** Citations and line breaks at either end carry no mark, and belong to it all the same. */
const withEnds = ({ line, texts }: TextIndex, { from, to }: Stretch, base: readonly NodeJson[]): Stretch => {
  const units = base.map(unitsOf).join('');
  const [before, after] = [/^[\uFFFC\n]*/.exec(units)?.[0] ?? '', /[\uFFFC\n]*$/.exec(units)?.[0] ?? ''];
  const block = texts.find(({ start, end }) => start <= from && from <= end);
  const hasBefore = line.startsWith(before, from) || from - before.length < (block?.start ?? from) || !line.startsWith(before, from - before.length);
  const hasAfter = line.slice(from, to).endsWith(after) || to + after.length > (block?.end ?? to) || !line.startsWith(after, to);
  return { from: hasBefore ? from : from - before.length, to: hasAfter ? to : to + after.length };
};

/** Where words that were changed since they were last seen are in their block, told by what stands around them. */
const changedSince = (index: TextIndex, { from, to, prefix, suffix, now }: AcceptedSuggestion['place']): Stretch | null => {
  if (from.block !== to.block || now === '') return null;
  const was = textIndex({ content: [{ type: 'paragraph', attrs: { id: from.block }, content: [{ type: 'text', text: prefix + now + suffix }] }] });
  const passage = new PassageMap(was, index).follow({ from: prefix.length, to: prefix.length + now.length });
  return passage && passage.kept * 2 >= now.length ? passage.stretch : null;
};

/** Letters around a gap that tell it. */
const AROUND = 16;

const findGap = ({ index }: Locator, { from, prefix, suffix }: AcceptedSuggestion['place']): Stretch | null => {
  const block = index.byId.get(from.block);
  if (!block?.isText) return null;
  const [left, right] = [prefix.slice(-AROUND), suffix.slice(0, AROUND)];
  const fits = (at: number) => bare(index.line.slice(block.start, at)).endsWith(left) && bare(index.line.slice(at, block.end)).startsWith(right);
  const was = block.start + from.offset;
  if (was <= block.end && fits(was)) return { from: was, to: was };
  const others = Array.from({ length: block.end - block.start + 1 }, (_, i) => block.start + i).filter(fits);
  const [only] = others;
  return only !== undefined && others.length === 1 && left + right !== '' ? { from: only, to: only } : null;
};

/** The blocks at the top of the text that a suggestion of whole blocks is about; null when none of them is left. */
export const findBlocks = (blocks: readonly NodeJson[], { base, place }: AcceptedSuggestion): BlockRange | null => {
  const ids = new Set([place.from.block, place.to.block, ...base.flatMap((node) => textAttribute(node, 'id') ?? [])]);
  const places = blocks.flatMap((block, i) => (holds(block, ids) ? [i] : []));
  const [first, last] = [places[0], places.at(-1)];
  return first === undefined || last === undefined ? null : { from: first, to: last + 1 };
};

/** After which block new ones come; null when it is gone. */
export const findInsertion = (blocks: readonly NodeJson[], { place }: AcceptedSuggestion): BlockRange | null => {
  const at = blocks.findIndex((block) => holds(block, new Set([place.to.block])));
  return at < 0 ? null : { from: at + 1, to: at + 1 };
};

const holds = (node: NodeJson, ids: ReadonlySet<string>): boolean => {
  const id = textAttribute(node, 'id');
  if (id !== null && ids.has(id)) return true;
  return !isTextBlock(node) && (node.content ?? []).some((child) => holds(child, ids));
};

/** The blocks of text that a stretch touches, with its share of each. */
export const sharesOf = ({ texts }: TextIndex, { from, to }: Stretch): { readonly block: IndexedBlock; readonly no: number; readonly from: number; readonly to: number }[] =>
  texts.flatMap((block, no) => {
    const [a, b] = [Math.max(from, block.start), Math.min(to, block.end)];
    const isTouched = from === to ? block.start <= from && from <= block.end : a < b;
    return isTouched ? [{ block, no, from: a - block.start, to: b - block.start }] : [];
  });
