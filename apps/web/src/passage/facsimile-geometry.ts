// Between places on a page and places in the text: by where lines stand and how wide letters are, never by a text layer. Pure.
import type { PassageRange } from '@samsvar/domain';
import type { PageLines } from '@samsvar/protocol';
import { blockAt, trimRange, type TextBlocks } from './passage-text';

/** A line of a block on some page; points from the page's upper left corner. */
export type FacsimileLine = PageLines['lines'][number] & { readonly page: number };

/** A place on a page, in points from its upper left corner. */
export interface PagePoint {
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/** Part of a page, in points from its upper left corner. */
export interface PageRectangle extends PagePoint {
  readonly width: number;
  readonly height: number;
}

/** How wide letters are beside each other, in any unit: a line's own width tells how large they are printed. */
export type Measure = (text: string) => number;

/** What is needed to read a page: its lines, the words of the blocks and the widths of letters. */
export interface Facsimile {
  readonly lines: readonly FacsimileLine[];
  readonly blocks: TextBlocks;
  readonly measure: Measure;
}

/** A place in the text. */
interface TextPlace {
  readonly ord: number;
  readonly offset: number;
}

/** A word of a line: its characters in the block, and where it stands on the page. */
interface PlacedWord {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

/** Farther from any line than this, in heights of the line, is no place in the text. */
const REACH = 0.75;

/** The printed line. One whose word goes on without a space in the next ended in a hyphen, which the text has not. */
const printed = (line: FacsimileLine, { blocks }: Facsimile): { readonly text: string; readonly drawn: string } => {
  const whole = blockAt(blocks, line.ord)?.text ?? '';
  const text = whole.slice(line.from, line.to);
  const isBroken = /[\p{L}\p{N}]$/u.test(text) && /^[\p{L}\p{N}]/u.test(whole.slice(line.to));
  return { text, drawn: isBroken ? `${text}-` : text };
};

const spacesIn = (text: string): number => text.split(' ').length - 1;

/**
 * Points to the unit of measure, by the lines of the same block. In justified text the spaces are stretched and the letters are not:
 * the lines that are stretched least tell how large the letters are.
 */
const scaleOf = (line: FacsimileLine, facsimile: Facsimile): number => {
  const scales = facsimile.lines
    .filter(({ ord, height, width }) => ord === line.ord && height === line.height && width > 0)
    .map((other) => other.width / facsimile.measure(printed(other, facsimile).drawn))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  return scales[Math.floor(scales.length / 4)] ?? 0;
};

/** Where each offset of a line stands, from the page's left edge. */
const edgesOf = (line: FacsimileLine, facsimile: Facsimile): ((offset: number) => number) => {
  const { text, drawn } = printed(line, facsimile);
  const whole = facsimile.measure(drawn);
  const spaces = spacesIn(text.trimEnd());
  const stretched = line.width - whole * scaleOf(line, facsimile);
  // Without spaces to stretch, or where the letters alone are too wide, the whole line is scaled.
  const isStretched = spaces > 0 && stretched > 0;
  const scale = isStretched ? (line.width - stretched) / whole : line.width / whole;
  return (offset) => {
    const before = text.slice(0, Math.max(0, offset - line.from));
    return whole > 0 ? line.x + facsimile.measure(before) * scale + (isStretched ? (stretched * spacesIn(before)) / spaces : 0) : line.x;
  };
};

const wordsIn = (line: FacsimileLine, facsimile: Facsimile): PlacedWord[] => {
  const { text } = printed(line, facsimile);
  const edgeAt = edgesOf(line, facsimile);
  return [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => {
    const [from, to] = [line.from + index, line.from + index + word.length];
    return { from, to, left: edgeAt(from), right: edgeAt(to) };
  });
};

/** How far a point is from a line; across counts more than along, so that the nearest line is the one beside the pointer. */
const distance = (point: PagePoint, line: FacsimileLine): number => {
  const across = Math.max(line.y - point.y, 0, point.y - line.y - line.height);
  const along = Math.max(line.x - point.x, 0, point.x - line.x - line.width);
  return Math.hypot(across * 1.5, along);
};

const nearestLine = (point: PagePoint, lines: readonly FacsimileLine[]): FacsimileLine | null => {
  let best: FacsimileLine | null = null;
  for (const line of lines) if (line.page === point.page && (!best || distance(point, line) < distance(point, best))) best = line;
  return best;
};

/** Whether a point stands on a line or close beside it; dragging from elsewhere draws a rectangle. */
export const isOnText = (point: PagePoint, lines: readonly FacsimileLine[]): boolean => {
  const line = nearestLine(point, lines);
  return line !== null && distance(point, line) <= line.height * REACH;
};

/** The word under, or nearest to, a point; null on a page without lines. */
const wordAt = (point: PagePoint, facsimile: Facsimile): { readonly ord: number; readonly word: PlacedWord } | null => {
  const line = nearestLine(point, facsimile.lines);
  const words = line && wordsIn(line, facsimile);
  if (!line || !words?.[0]) return null;
  const away = ({ left, right }: PlacedWord): number => Math.max(left - point.x, 0, point.x - right);
  return { ord: line.ord, word: words.reduce((best, word) => (away(word) < away(best) ? word : best)) };
};

const isBefore = (a: TextPlace, b: TextPlace): boolean => a.ord < b.ord || (a.ord === b.ord && a.offset < b.offset);

/** Both ends at words of the text: a word that is broken over lines, columns or pages is one. */
const wholeWords = (blocks: TextBlocks, from: TextPlace, to: TextPlace): PassageRange | null => {
  const before = blockAt(blocks, from.ord)?.text.slice(0, from.offset) ?? '';
  const after = blockAt(blocks, to.ord)?.text.slice(to.offset) ?? '';
  return trimRange(blocks, {
    blockFrom: from.ord,
    offsetFrom: from.offset - (/\S*$/.exec(before)?.[0].length ?? 0),
    blockTo: to.ord,
    offsetTo: to.offset + (/^\S*/.exec(after)?.[0].length ?? 0),
  });
};

/** From the word at one point to the word at another, in the order of the text, over lines, columns and pages. Null where there are no words. */
export const rangeBetween = (one: PagePoint, other: PagePoint, facsimile: Facsimile): PassageRange | null => {
  const [a, b] = [wordAt(one, facsimile), wordAt(other, facsimile)];
  if (!a || !b) return null;
  const [first, last] = isBefore({ ord: b.ord, offset: b.word.from }, { ord: a.ord, offset: a.word.from }) ? [b, a] : [a, b];
  return wholeWords(facsimile.blocks, { ord: first.ord, offset: first.word.from }, { ord: last.ord, offset: last.word.to });
};

/** The words whose middles stand in a rectangle, from the first to the last in the order of the text. Null when it holds none. */
export const rangeOfRectangle = (box: PageRectangle, facsimile: Facsimile): PassageRange | null => {
  let first: TextPlace | null = null;
  let last: TextPlace | null = null;
  for (const line of facsimile.lines) {
    const middle = line.y + line.height / 2;
    if (line.page !== box.page || middle < box.y || middle > box.y + box.height) continue;
    for (const { from, to, left, right } of wordsIn(line, facsimile)) {
      const centre = (left + right) / 2;
      if (centre < box.x || centre > box.x + box.width) continue;
      const [start, end] = [{ ord: line.ord, offset: from }, { ord: line.ord, offset: to }];
      if (!first || isBefore(start, first)) first = start;
      if (!last || isBefore(last, end)) last = end;
    }
  }
  return first && last ? wholeWords(facsimile.blocks, first, last) : null;
};

/** The rectangle between two corners, whichever they are. Both stand on the first one's page. */
export const rectangleBetween = (one: PagePoint, other: PagePoint): PageRectangle => ({
  page: one.page,
  x: Math.min(one.x, other.x),
  y: Math.min(one.y, other.y),
  width: Math.abs(one.x - other.x),
  height: Math.abs(one.y - other.y),
});

/** Where a passage stands on its pages, line by line, as far as the lines are known. */
export const rectanglesOf = (range: PassageRange, facsimile: Facsimile): PageRectangle[] =>
  facsimile.lines.flatMap((line) => {
    if (line.ord < range.blockFrom || line.ord > range.blockTo) return [];
    const from = line.ord === range.blockFrom ? Math.max(line.from, range.offsetFrom) : line.from;
    const to = line.ord === range.blockTo ? Math.min(line.to, range.offsetTo) : line.to;
    if (from >= to) return [];
    const edgeAt = edgesOf(line, facsimile);
    const left = from === line.from ? line.x : edgeAt(from);
    // To the end of the line: with the hyphen that the text has not.
    const right = to === line.to ? line.x + line.width : edgeAt(to);
    return [{ page: line.page, x: left, y: line.y, width: right - left, height: line.height }];
  });

/** The page that a block begins on, or null where it is not told. */
export const pageOfBlock = (blocks: readonly { readonly ord: number; readonly pageFrom: number | null }[], ord: number): number | null =>
  blocks[ord - (blocks[0]?.ord ?? 0)]?.pageFrom ?? null;
