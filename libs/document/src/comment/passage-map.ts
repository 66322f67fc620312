// Where stretches of a text went when it became another: by block ids, and by words within what changed.
import { rising } from '../response/rising';
import { hunksOf, sharedEnds, startsOf, wordsIn } from '../response/words';
import type { IndexedBlock, Stretch, TextIndex } from './text-index';

/** Where a stretch went. */
export interface Passage {
  readonly stretch: Stretch;
  /** How many of its characters are still there. */
  readonly kept: number;
}

/** A stretch of the line before, and what it is in the line after: equal words, or others in their place. */
interface Piece {
  readonly before: Stretch;
  readonly after: Stretch;
  readonly isEqual: boolean;
}

/** Knows where every stretch of one text is in another. Compares only what differs. */
export class PassageMap {
  /** In the order of the line before; they do not overlap. */
  private readonly pieces: readonly Piece[];

  constructor(before: TextIndex, after: TextIndex) {
    this.pieces = pairsOf(before, after)
      .flatMap((pair) => piecesOf(pair, before.line, after.line))
      .sort((a, b) => a.before.from - b.before.from);
  }

  /** Where a stretch of the line before is now; null when nothing of it is left, nor anything in its place. */
  follow(sought: Stretch): Passage | null {
    const touched = this.touching(sought);
    const equal = touched.filter(({ isEqual }) => isEqual).map((piece) => shareOf(piece, sought));
    const kept = equal.reduce((sum, { from, to }) => sum + to - from, 0);
    const instead = touched.filter((piece) => !piece.isEqual && isWithin(piece.before, sought) && isLikelyFor(piece)).map(({ after }) => after);
    const all = [...equal, ...instead];
    if (all.length === 0) return null;
    const hull = { from: Math.min(...all.map(({ from }) => from)), to: Math.max(...all.map(({ to }) => to)) };
    const isOne = hull.to - hull.from <= 4 * (sought.to - sought.from) + 200;
    const largest = all.reduce((best, one) => (one.to - one.from > best.to - best.from ? one : best));
    const stretch = isOne ? hull : largest;
    return stretch.to > stretch.from ? { stretch, kept: isOne ? kept : Math.min(kept, largest.to - largest.from) } : null;
  }

  private touching({ from, to }: Stretch): Piece[] {
    let [low, high] = [0, this.pieces.length];
    while (low < high) {
      const half = (low + high) >> 1;
      if ((this.pieces[half]?.before.to ?? 0) <= from) low = half + 1;
      else high = half;
    }
    const found: Piece[] = [];
    for (let at = low; at < this.pieces.length; at++) {
      const piece = this.pieces[at];
      if (!piece || piece.before.from >= to) break;
      found.push(piece);
    }
    return found;
  }
}

const isWithin = (inner: Stretch, outer: Stretch): boolean => inner.from >= outer.from && inner.to <= outer.to;

/** Far more words than there were are new ones, that happen to stand beside what was taken out. */
const isLikelyFor = ({ before, after }: Piece): boolean => after.to - after.from <= 2 * (before.to - before.from) + 20;

const shareOf = ({ before, after }: Piece, sought: Stretch): Stretch => ({
  from: after.from + Math.max(0, sought.from - before.from),
  to: after.to - Math.max(0, before.to - sought.to),
});

/** Blocks of text before, and those that came of them. */
interface Pair {
  readonly before: readonly IndexedBlock[];
  readonly after: readonly IndexedBlock[];
}

/** What is compared with what: equal blocks one by one, and what lies between two of them together. */
const pairsOf = (before: TextIndex, after: TextIndex): Pair[] => {
  const { shared, moved } = sharedBlocks(before, after);
  const pairs: Pair[] = moved;
  const [taken, given] = [new Set(moved.flatMap((pair) => pair.before)), new Set(moved.flatMap((pair) => pair.after))];
  let [b, a] = [0, 0];
  const gap = (toBefore: number, toAfter: number) => {
    const pair = { before: before.texts.slice(b, toBefore).filter((block) => !taken.has(block)), after: after.texts.slice(a, toAfter).filter((block) => !given.has(block)) };
    if (pair.before.length > 0 && pair.after.length > 0) pairs.push(pair);
  };
  for (const [atBefore, atAfter] of shared) {
    const [one, other] = [before.texts[atBefore], after.texts[atAfter]];
    if (!one || !other || !areEqual(before, one, after, other)) continue;
    gap(atBefore, atAfter);
    pairs.push({ before: [one], after: [other] });
    [b, a] = [atBefore + 1, atAfter + 1];
  }
  gap(before.texts.length, after.texts.length);
  return pairs;
};

const areEqual = (before: TextIndex, one: IndexedBlock, after: TextIndex, other: IndexedBlock): boolean =>
  one.end - one.start === other.end - other.start && before.line.slice(one.start, one.end) === after.line.slice(other.start, other.end);

/** Blocks of both texts that are one another's: those that kept their order, as indexes, and those that did not. */
const sharedBlocks = (before: TextIndex, after: TextIndex): { readonly shared: readonly (readonly [number, number])[]; readonly moved: Pair[] } => {
  const all = sameBlocks(before, after);
  const kept = new Set(rising(all.map(([, place]) => place)));
  const moved = all
    .filter((_, i) => !kept.has(i))
    .flatMap(([i, place]) => {
      const [one, other] = [before.texts[i], after.texts[place]];
      return one && other ? [{ before: [one], after: [other] }] : [];
    });
  return { shared: all.filter((_, i) => kept.has(i)), moved };
};

/** By their ids; those that go by another name now, as after cutting and pasting, by a text that only one of each has. */
const sameBlocks = (before: TextIndex, after: TextIndex): (readonly [number, number])[] => {
  const idOf = (index: TextIndex, block: IndexedBlock) => (block.id !== null && index.byId.get(block.id) === block ? block.id : null);
  const places = new Map(after.texts.flatMap((block, i) => (idOf(after, block) === null ? [] : [[block.id, i] as const])));
  const byId = before.texts.map((block) => places.get(idOf(before, block) ?? ''));
  const given = new Set(byId);
  const texts = uniqueTexts(after, (i) => !given.has(i));
  const others = uniqueTexts(before, (i) => byId[i] === undefined);
  const byText = new Map([...others].map(([text, i]) => [i, texts.get(text)]));
  return before.texts.flatMap((_, i) => {
    const place = byId[i] ?? byText.get(i);
    return place === undefined ? [] : [[i, place] as const];
  });
};

/** A text of fewer letters says nothing about which block it is. */
const TELLING_TEXT = 20;

/** Blocks by what they say, where only one of them says it. */
const uniqueTexts = ({ line, texts }: TextIndex, isMeant: (index: number) => boolean): ReadonlyMap<string, number> => {
  const found = new Map<string, number | null>();
  texts.forEach(({ start, end }, i) => {
    if (!isMeant(i) || end - start < TELLING_TEXT) return;
    const text = line.slice(start, end);
    found.set(text, found.has(text) ? null : i);
  });
  return new Map([...found].flatMap(([text, i]) => (i === null ? [] : [[text, i] as const])));
};

const piecesOf = ({ before, after }: Pair, lineBefore: string, lineAfter: string): Piece[] => {
  const [one, other] = [new Joined(before, lineBefore), new Joined(after, lineAfter)];
  if (one.text === other.text) return cut(one, other, [{ before: { from: 0, to: one.text.length }, after: { from: 0, to: other.text.length }, isEqual: true }]);
  const [words, others] = [wordsIn(one.text), wordsIn(other.text)];
  const [starts, otherStarts] = [startsOf(words), startsOf(others)];
  const pieces: Piece[] = [];
  let [at, otherAt] = [0, 0];
  for (const hunk of hunksOf(words, others)) {
    const [from, to, otherFrom, otherTo] = [starts[hunk.from] ?? 0, starts[hunk.to] ?? 0, otherStarts[hunk.otherFrom] ?? 0, otherStarts[hunk.otherTo] ?? 0];
    pieces.push(equalPiece(at, otherAt, from - at), ...replacedPieces(one.text, { from, to }, other.text, { from: otherFrom, to: otherTo }));
    [at, otherAt] = [to, otherTo];
  }
  pieces.push(equalPiece(at, otherAt, one.text.length - at));
  return cut(one, other, pieces.filter(({ before: { from, to } }) => to > from));
};

const equalPiece = (from: number, otherFrom: number, size: number): Piece => ({
  before: { from, to: from + size },
  after: { from: otherFrom, to: otherFrom + size },
  isEqual: true,
});

/** Words in place of others; letters that agree at either end are the same letters. */
const replacedPieces = (text: string, a: Stretch, other: string, b: Stretch): Piece[] => {
  const [start, end] = sharedEnds(text.slice(a.from, a.to), other.slice(b.from, b.to));
  const middle = { before: { from: a.from + start, to: a.to - end }, after: { from: b.from + start, to: b.to - end }, isEqual: false };
  return [equalPiece(a.from, b.from, start), middle, equalPiece(a.to - end, b.to - end, end)];
};

/** Blocks of a line set side by side, wherever they stand in it. */
class Joined {
  readonly text: string;
  private readonly starts: readonly number[];

  constructor(
    private readonly blocks: readonly IndexedBlock[],
    line: string,
  ) {
    const texts = blocks.map(({ start, end }) => line.slice(start, end));
    this.text = texts.join('\n');
    this.starts = startsOf(texts.map((text) => `${text}\n`));
  }

  /** Which block a place is in, and its place in the line. */
  place(at: number): { readonly block: number; readonly line: number } {
    let [block, high] = [0, this.blocks.length];
    while (high - block > 1) {
      const half = (block + high) >> 1;
      if ((this.starts[half] ?? 0) <= at) block = half;
      else high = half;
    }
    return { block, line: (this.blocks[block]?.start ?? 0) + at - (this.starts[block] ?? 0) };
  }

  /** Where the next block begins after a place. */
  nextStart(at: number): number {
    const { block } = this.place(at);
    return this.starts[block + 1] ?? Infinity;
  }
}

/** Pieces in places of the whole lines; an equal one is cut where a block of either side ends, as the next may stand elsewhere. */
const cut = (one: Joined, other: Joined, pieces: readonly Piece[]): Piece[] =>
  pieces.flatMap((piece): Piece[] => {
    if (!piece.isEqual) return [{ before: inLine(one, piece.before), after: inLine(other, piece.after), isEqual: false }];
    const parts: Piece[] = [];
    let { from } = piece.before;
    const shift = piece.after.from - piece.before.from;
    while (from < piece.before.to) {
      const to = Math.min(piece.before.to, one.nextStart(from), other.nextStart(from + shift) - shift);
      parts.push({ before: inLine(one, { from, to }), after: inLine(other, { from: from + shift, to: to + shift }), isEqual: true });
      from = to;
    }
    return parts;
  });

/** Blocks of one stretch may stand apart; then it ends with its first. */
const inLine = (joined: Joined, { from, to }: Stretch): Stretch => {
  const [start, end] = [joined.place(from), joined.place(Math.max(from, to - 1))];
  return { from: start.line, to: from === to ? start.line : Math.max(start.line, end.line + 1) };
};
