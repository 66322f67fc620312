// Where an anchor stands whose mark is in the text, also when the mark was torn apart or copied.
import type { TextPoint } from '@samsvar/domain';
import { bare, placeOfPoint, wordsOf, type Stretch, type TextIndex } from './text-index';

/** What is known of an anchor besides its mark. */
export interface MarkedBefore {
  readonly from: TextPoint;
  /** The words it stood on. */
  readonly now: string;
}

/** Where an anchor stands, and where else its mark does. */
export interface Marked {
  readonly stretch: Stretch;
  readonly copies: readonly Stretch[];
}

/** Pieces further apart than this are not one place any more. */
const MOST_APART = 2_000;

/** Judges the stretches that carry one anchor's mark; there is at least one. */
export const marked = (index: TextIndex, stretches: readonly Stretch[], before: MarkedBefore): Marked => {
  const pieces = together(index, stretches, before);
  const [only] = pieces;
  if (only && pieces.length === 1) return { stretch: only, copies: [] };
  return torn(index, pieces, before) ?? bestOf(index, pieces, before);
};

/** Stretches that only citations, line breaks or the end of a block stand between, as one; unless each says it all. */
const together = (index: TextIndex, stretches: readonly Stretch[], { now }: MarkedBefore): Stretch[] => {
  const pieces: Stretch[] = [];
  for (const stretch of stretches) {
    const last = pieces.at(-1);
    const areNear = last && stretch.from - last.to < MOST_APART && bare(index.line.slice(last.to, stretch.from)).trim() === '';
    if (last && areNear && !(wordsOf(index, last) === now && wordsOf(index, stretch) === now)) {
      pieces[pieces.length - 1] = { from: last.from, to: stretch.to };
    } else pieces.push(stretch);
  }
  return pieces;
};

/** All pieces as one place, when together they say what the anchor stood on better than any of them alone. */
const torn = (index: TextIndex, pieces: readonly Stretch[], { now }: MarkedBefore): Marked | null => {
  const words = pieces.map((piece) => wordsOf(index, piece));
  const alone = Math.max(...words.map((one) => likeness(one, now)));
  const isApart = pieces.some((piece, i) => piece.from - (pieces[i - 1]?.to ?? piece.from) > MOST_APART);
  if (isApart || likeness(words.join(''), now) <= alone) return null;
  const [first, last] = [pieces[0], pieces.at(-1)];
  return first && last ? { stretch: { from: first.from, to: last.to }, copies: [] } : null;
};

/** The piece most like what it was; of several the one nearest to where it stood. */
const bestOf = (index: TextIndex, pieces: readonly Stretch[], { from, now }: MarkedBefore): Marked => {
  const block = index.byId.get(from.block);
  const stood = placeOfPoint(index, from) ?? block?.start ?? 0;
  const isAtHome = (piece: Stretch) => (block && piece.from >= block.start && piece.from <= block.end ? 1 : 0);
  const ranked = pieces
    .map((piece) => ({ piece, score: likeness(wordsOf(index, piece), now), home: isAtHome(piece), away: Math.abs(piece.from - stood) }))
    .sort((a, b) => b.score - a.score || b.home - a.home || a.away - b.away);
  // There is at least one.
  const [best, ...copies] = ranked.map(({ piece }) => piece) as [Stretch, ...Stretch[]];
  return { stretch: best, copies };
};

/** From 0 to 1: how much of both texts agrees from either end. */
const likeness = (a: string, b: string): number => {
  if (a === b) return 1;
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return (start + end) / Math.max(a.length, b.length, 1);
};
