// How an accepted suggestion is taken out of the text again: the same kind of command, the other way round.
import { textAttribute, type AcceptedSuggestion, type KnownPlace, type NodeJson } from '@samsvar/document';
import type { Anchor } from '@samsvar/domain';
import { lengthOf } from './anchor-after';
import { findBlock, indexOf, nodesAt, type Place } from './nodes-at';
import type { SuggestionRow } from './suggestion.store';

/** What puts back what stood there; null when nobody can tell any more where that was. */
export const putBack = (row: SuggestionRow, anchor: Anchor, text: NodeJson): AcceptedSuggestion | null => {
  const [applied, replaced] = [row.applied ?? [], row.replaced ?? []];
  if (row.scope === 'inline') return applied.length > 0 ? words(row, anchor, anchor) : wordsInGap(row, anchor, text);
  if (applied.length === 0) return blocksInGap(row, anchor, text);
  const [first, last] = [applied[0], applied.at(-1)].map((node) => (node ? textAttribute(node, 'id') : null));
  if (!first || !last) return null;
  const place = whole(anchor, { from: { block: first, offset: 0 }, to: { block: last, offset: 0 } });
  return { ...asked(row), scope: 'blocks', place, base: applied, proposed: row.scope === 'insert' ? [] : replaced };
};

const asked = ({ id }: SuggestionRow) => ({ key: id, nowHash: null });

const known = ({ id, kind, quote, prefix, suffix, now }: Anchor, place: Place, isWhole: boolean): KnownPlace => ({
  id,
  kind,
  quote,
  prefix,
  suffix,
  now,
  isWhole,
  from: place.from,
  to: place.to,
});
const whole = (anchor: Anchor, place: Place): KnownPlace => known({ ...anchor, now: '', quote: '', prefix: '', suffix: '' }, place, true);

const words = (row: SuggestionRow, anchor: Anchor, place: Place): AcceptedSuggestion => ({
  ...asked(row),
  scope: 'inline',
  place: known(anchor, place, false),
  base: row.applied ?? [],
  proposed: row.replaced ?? [],
});

/** Blocks were taken out: they come after the block that stood before them, or first of all. */
const blocksInGap = (row: SuggestionRow, anchor: Anchor, text: NodeJson): AcceptedSuggestion | null => {
  const [blocks, replaced] = [text.content ?? [], row.replaced ?? []];
  if (indexOf(blocks, anchor.to.block) >= 0) {
    return { ...asked(row), scope: 'insert', place: whole(anchor, anchor), base: [], proposed: replaced };
  }
  const [first] = blocks;
  const id = first && textAttribute(first, 'id');
  // The anchor still names what was taken out: there was nothing before it.
  const wasFirst = replaced[0] !== undefined && textAttribute(replaced[0], 'id') === anchor.from.block;
  if (!first || !id || !wasFirst) return null;
  const place = whole(anchor, { from: { block: id, offset: 0 }, to: { block: id, offset: 0 } });
  return { ...asked(row), scope: 'blocks', place, base: [first], proposed: [...replaced, first] };
};

/** Characters of the words around it that must stand on each side of a gap. */
const CONTEXT = 12;

/** Words were taken out: they come back beside the character that stands there, between the words that stood around them. */
const wordsInGap = (row: SuggestionRow, anchor: Anchor, text: NodeJson): AcceptedSuggestion | null => {
  const id = anchor.from.block;
  const block = findBlock(text, id);
  if (!block) return null;
  const content = block.content ?? [];
  const replaced = row.replaced ?? [];
  if (content.length === 0) {
    if (indexOf(text.content ?? [], id) < 0) return null;
    const place = whole(anchor, { from: { block: id, offset: 0 }, to: { block: id, offset: 0 } });
    return { ...asked(row), scope: 'blocks', place, base: [block], proposed: [{ ...block, content: replaced }] };
  }
  const gap = gapIn(content, anchor);
  if (gap === null) return null;
  const [from, to] = gap > 0 ? [gap - 1, gap] : [0, 1];
  const place = { from: { block: id, offset: from }, to: { block: id, offset: to } };
  const beside = nodesAt(text, 'inline', place) ?? [];
  const proposed = gap > 0 ? [...beside, ...replaced] : [...replaced, ...beside];
  const now = beside.map((node) => node.text ?? '').join('');
  return { ...asked(row), scope: 'inline', place: known({ ...anchor, now, quote: now }, place, false), base: beside, proposed };
};

/** The offset nearest to where it was that has the same words before and after it; null when there is none. */
const gapIn = (content: readonly NodeJson[], { from, prefix, suffix }: Anchor): number | null => {
  const text = content.map((node) => (node.type === 'text' ? (node.text ?? '') : ATOM)).join('');
  const fits = (gap: number) => {
    const before = withoutAtoms(text.slice(0, gap)).slice(-CONTEXT);
    const after = withoutAtoms(text.slice(gap)).slice(0, CONTEXT);
    return endsAlike(before, prefix) && startsAlike(after, suffix);
  };
  const gaps = Array.from({ length: lengthOf(content) + 1 }, (_, gap) => gap).filter(fits);
  return gaps.sort((a, b) => Math.abs(a - from.offset) - Math.abs(b - from.offset))[0] ?? null;
};

/** Stands for a citation, a note or a line break. */
const ATOM = '\ufffc';
const withoutAtoms = (text: string): string => text.replaceAll(ATOM, '');
const lastLine = (text: string): string => text.slice(text.lastIndexOf('\n') + 1);
const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
/** The context ends where its block does. */
const endsAlike = (text: string, prefix: string): boolean => text.endsWith(lastLine(prefix).slice(-CONTEXT));
const startsAlike = (text: string, suffix: string): boolean => text.startsWith(firstLine(suffix).slice(0, CONTEXT));
