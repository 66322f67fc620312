// Whether quoted words are the source's, word by word, and what differs where they are not.
import { hunksOf } from '../response/words';
import { evenWords, type EvenWord, type EvenWords } from './same-words';

/** What stands in the quotation, and what the source says there; null when there is nothing like it. */
export interface QuotedDifference {
  readonly found: string;
  readonly expected: string | null;
}

/** Words left out, and words of the writer's own: in square brackets, or dots in round ones. A letter too: “[R]egionen”. */
const LEFT_OUT = /\[[^\][]{0,80}\]|\((?:…|\.\s?\.\s?\.)\)/gu;
/** Words shown around a difference. */
const AROUND = 3;
/** Most that is told of one quotation. */
const MOST = 5;
/** Of so small a share of common words it is said that the source has nothing like it. */
const UNLIKE = 0.4;
/** A window of the source this much longer than the quotation is looked at for what it should be. */
const ROOM = 1.25;

/**
 * The differences between quoted words and the source, in order; none when they are the source's, a part of them, or parts with
 * “[…]” between. Quote marks, blanks, hyphens and a stop at the end do not count.
 */
export const quotedDifferences = (quoted: string, source: string): QuotedDifference[] => {
  const whole = evenWords(source);
  const differences: QuotedDifference[] = [];
  let after = 0;
  for (const { text, isCut } of partsOf(quoted)) {
    const part = trimmed(evenWords(text));
    if (part.words.length === 0) continue;
    const place = findPart(part.words, whole.words, { after, ...isCut });
    const elsewhere = place < 0 ? findPart(part.words, whole.words, { after: 0, ...isCut }) : -1;
    if (place >= 0) after = place + part.words.length;
    else if (elsewhere >= 0) differences.push(inOtherOrder(part, whole, elsewhere));
    else differences.push(...compare(part, whole));
  }
  return differences.slice(0, MOST);
};

interface Part {
  readonly text: string;
  /** Whether a word may be cut there, since a bracket stands in it. */
  readonly isCut: { readonly cutBefore: boolean; readonly cutAfter: boolean };
}

const partsOf = (quoted: string): Part[] => {
  const parts: Part[] = [];
  let at = 0;
  const add = (to: number) => {
    const [first, last] = [quoted[at] ?? '', quoted[to - 1] ?? ''];
    parts.push({ text: quoted.slice(at, to), isCut: { cutBefore: at > 0 && isLetter(first), cutAfter: to < quoted.length && isLetter(last) } });
  };
  for (const found of quoted.matchAll(LEFT_OUT)) {
    add(found.index);
    at = found.index + found[0].length;
  }
  add(quoted.length);
  return parts;
};

const isLetter = (sign: string): boolean => /\p{L}/u.test(sign);
const SIGN = /^[^\p{L}\p{N}]$/u;

/** Without the signs at both ends: a quotation is fitted into its sentence. */
const trimmed = ({ words, text }: EvenWords): EvenWords => {
  let [from, to] = [0, words.length];
  while (from < to && SIGN.test(words[from]?.key ?? '')) from += 1;
  while (to > from && SIGN.test(words[to - 1]?.key ?? '')) to -= 1;
  return { words: words.slice(from, to), text };
};

const findPart = (
  part: readonly EvenWord[],
  source: readonly EvenWord[],
  { after, cutBefore, cutAfter }: { readonly after: number; readonly cutBefore: boolean; readonly cutAfter: boolean },
): number => {
  const last = part.length - 1;
  const isSame = (word: EvenWord, i: number, of: EvenWord | undefined): boolean => {
    if (of === undefined) return false;
    if (i === 0 && cutBefore && of.key.endsWith(word.key)) return true;
    if (i === last && cutAfter && of.key.startsWith(word.key)) return true;
    return word.key === of.key;
  };
  for (let at = after; at + part.length <= source.length; at += 1) {
    if (part.every((word, i) => isSame(word, i, source[at + i]))) return at;
  }
  return -1;
};

/** The source says it before what is quoted before it. */
const inOtherOrder = (part: EvenWords, source: EvenWords, at: number): QuotedDifference => ({
  found: shortened(textOf(part, 0, part.words.length)),
  expected: shortened(around(source, at, at + part.words.length)),
});

/** The differences to the stretch of the source that is most like the words. */
const compare = (part: EvenWords, source: EvenWords): QuotedDifference[] => {
  const { from, to, common } = mostAlike(part.words, source.words);
  if (common < UNLIKE * part.words.length) return [{ found: shortened(textOf(part, 0, part.words.length)), expected: null }];
  const near = source.words.slice(from, to);
  const hunks = hunksOf(part.words.map(({ key }) => key), near.map(({ key }) => key));
  // What the source says before and after the words is not quoted.
  const told = hunks.filter((hunk) => hunk.from < hunk.to || (hunk.from > 0 && hunk.from < part.words.length));
  return told.map((hunk) => {
    const isFirst = hunk.from === 0;
    const isLast = hunk.to === part.words.length;
    // At an end nobody knows how far the source's words go: as many as were quoted.
    const start = isFirst ? Math.max(hunk.otherFrom, hunk.otherTo - (hunk.to - hunk.from)) : hunk.otherFrom;
    const end = isLast ? Math.min(hunk.otherTo, start + (hunk.to - hunk.from)) : hunk.otherTo;
    return {
      found: around(part, hunk.from, hunk.to),
      expected: start === end && isFirst && isLast ? null : around(source, from + start, from + end),
    };
  });
};

/** The window of the source with most words in common. */
const mostAlike = (part: readonly EvenWord[], source: readonly EvenWord[]): { from: number; to: number; common: number } => {
  const wanted = new Map<string, number>();
  for (const { key } of part) wanted.set(key, (wanted.get(key) ?? 0) + 1);
  const length = Math.min(source.length, Math.ceil(part.length * ROOM) + 2);
  let [common, best] = [0, { from: 0, to: length, common: -1 }];
  const take = (key: string | undefined, by: 1 | -1) => {
    if (key === undefined || !wanted.has(key)) return;
    const left = wanted.get(key) ?? 0;
    if (by === 1 ? left > 0 : left >= 0) common += by;
    wanted.set(key, left - by);
  };
  for (let at = 0; at < source.length; at += 1) {
    take(source[at]?.key, 1);
    if (at >= length) take(source[at - length]?.key, -1);
    if (at >= length - 1 && common > best.common) best = { from: at - length + 1, to: at + 1, common };
  }
  return best;
};

const textOf = ({ words, text }: EvenWords, from: number, to: number): string =>
  text.slice(words[from]?.from ?? text.length, words[to - 1]?.to ?? 0).replace(/\s+/g, ' ').trim();

const around = (of: EvenWords, from: number, to: number): string => {
  const [start, end] = [Math.max(0, from - AROUND), Math.min(of.words.length, to + AROUND)];
  return `${start > 0 ? '… ' : ''}${textOf(of, start, end)}${end < of.words.length ? ' …' : ''}`;
};

const shortened = (text: string): string => (text.length > 160 ? `${text.slice(0, 159).trimEnd()}…` : text);
