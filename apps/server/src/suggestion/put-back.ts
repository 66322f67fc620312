// How an accepted suggestion is taken out of the text again: the same kind of command, the other way round.
import { textAttribute, type AcceptedSuggestion, type KnownPlace, type NodeJson } from '@samsvar/document';
import type { Anchor } from '@samsvar/domain';
import { indexOf, type Place } from './nodes-at';
import type { SuggestionRow } from './suggestion.store';

/** What puts back what stood there; null when nobody can tell any more where that was. */
export const putBack = (row: SuggestionRow, anchor: Anchor, text: NodeJson): AcceptedSuggestion | null => {
  const [applied, replaced] = [row.applied ?? [], row.replaced ?? []];
  if (row.scope === 'inline') return applied.length > 0 ? words(row, anchor, anchor) : wordsInGap(row, anchor);
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

/** Words were taken out: they come back between the words that stood around them. */
const wordsInGap = (row: SuggestionRow, anchor: Anchor): AcceptedSuggestion => words(row, anchor, { from: anchor.from, to: anchor.from });
