// Finds words that are new in one place among those that were taken out in another: of a split, a join or a move.
import type { InlineText } from '../response/line';
import { tokensOf, type Token } from './tokens';

/** A part of a block's line, from `offset` to `end`. */
export interface Part {
  readonly block: string;
  readonly line: InlineText;
  readonly offset: number;
  readonly end: number;
}

/** So many characters that stand at `to` and stood at `from`. */
export interface Found {
  readonly to: { readonly block: string; readonly offset: number };
  readonly from: { readonly block: string; readonly offset: number };
  readonly length: number;
}

/** So many tokens in a row are no chance: three words with the blanks between them. */
const ROW = 5;
/** A part that is shorter than that is found as a whole, from so many characters on. */
const SHORTEST = 4;
/** Places of one row that are looked at. */
const MOST_PLACES = 8;

interface Row {
  readonly part: Part;
  readonly tokens: readonly Token[];
  readonly isTaken: boolean[];
}

interface Place {
  readonly row: Row;
  readonly at: number;
}

/** Matches the longest stretches it meets, each word at most once. Time grows with the length of both sides; each step is short. */
export function* findElsewhere(lost: readonly Part[], found: readonly Part[]): Generator<void, Found[]> {
  if (lost.length === 0 || found.length === 0) return [];
  const index = new Map<string, Place[]>();
  for (const part of lost) {
    enter(rowOf(part), index);
    yield;
  }
  const all: Found[] = [];
  for (const part of found) {
    all.push(...inRow(rowOf(part), index));
    yield;
  }
  return all;
}

const inRow = (row: Row, index: ReadonlyMap<string, Place[]>): Found[] => {
  const all: Found[] = [];
  for (let at = 0; at < row.tokens.length; ) {
    const length = Math.min(ROW, row.tokens.length - at);
    if (length < ROW && at > 0) break;
    const best = longest(row, at, index.get(keyAt(row, at, length)) ?? []);
    if (best) all.push(take(row, best));
    at = best ? best.to + best.count : at + 1;
  }
  return all;
};

interface Match {
  readonly place: Row;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const longest = (row: Row, at: number, places: readonly Place[]): Match | null => {
  let best: Match | null = null;
  for (const { row: place, at: from } of places) {
    const isFree = (i: number, j: number) => place.isTaken[i] === false && row.isTaken[j] === false && place.tokens[i]?.key === row.tokens[j]?.key;
    let [start, end] = [0, 0];
    while (isFree(from + end, at + end)) end += 1;
    if (end < Math.min(ROW, row.tokens.length)) continue;
    while (isFree(from - start - 1, at - start - 1)) start += 1;
    if (!best || start + end > best.count) best = { place, from: from - start, to: at - start, count: start + end };
  }
  return best;
};

const take = (row: Row, { place, from, to, count }: Match): Found => {
  place.isTaken.fill(true, from, from + count);
  row.isTaken.fill(true, to, to + count);
  const startOf = ({ part, tokens }: Row, i: number) => part.offset + (tokens[i]?.from ?? 0);
  const end = row.part.offset + (row.tokens[to + count - 1]?.to ?? 0);
  return {
    to: { block: row.part.block, offset: startOf(row, to) },
    from: { block: place.part.block, offset: startOf(place, from) },
    length: end - startOf(row, to),
  };
};

const enter = (row: Row, index: Map<string, Place[]>): void => {
  const length = Math.min(ROW, row.tokens.length);
  for (let at = 0; length > 0 && at + length <= row.tokens.length; at += 1) {
    const key = keyAt(row, at, length);
    const places = index.get(key);
    if (!places) index.set(key, [{ row, at }]);
    else if (places.length < MOST_PLACES) places.push({ row, at });
  }
};

const keyAt = ({ tokens }: Row, at: number, length: number): string => tokens.slice(at, at + length).map(({ key }) => key).join('\u0000');

/** What is too short to be told from chance has no tokens. */
const rowOf = (part: Part): Row => {
  const { line, offset, end } = part;
  const pieces = line.pieces.flatMap((piece) =>
    piece.node.type !== 'text' && piece.from >= offset && piece.to <= end ? [{ ...piece, from: piece.from - offset, to: piece.to - offset }] : [],
  );
  const text = line.text.slice(offset, end);
  const tokens = text.trim().length < SHORTEST ? [] : tokensOf({ text, pieces });
  return { part, tokens, isTaken: tokens.map(() => false) };
};
