// Where a part of one block stands in the blocks it became.
import { comparable, type SourceWord } from '../source/block-words';
import type { ComparedWords } from './compared-words';
import type { Correspondence, GroupWords, IndexRange } from './correspondence';
import { findWords } from './find-words';
import type { Group } from './groups';

/** A part of a passage, found again. */
export interface MappedPart {
  readonly group: Group;
  readonly range: IndexRange;
  /** Characters of words that are still there, and of all words of the part. */
  readonly kept: number;
  readonly size: number;
  /** The same words, typesetting apart. */
  readonly isEqual: boolean;
  /** Nothing can be said against this place. */
  readonly isSure: boolean;
  /** What stands around it in its block is not what stood there. */
  readonly hasContextChanged: boolean;
}

/** A part of an earlier block: its index and offsets. */
export interface Part {
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

/** A moved block of fewer characters may have been written anew. */
const SHORTEST_MOVED = 24;
/** A block that has less in common with what it was is no sure home. */
const ALIKE_FOR_SURE = 0.5;
/** The same of one that stands elsewhere, and so many characters must be as they were. */
const ALIKE_ELSEWHERE = 0.8;
const LONG_ELSEWHERE = 60;
/** Words that stand elsewhere in their block are the same ones only if they are so many characters. */
const LONG_ENOUGH = 40;

/** Null where the block is gone or nothing of the part is left in it. */
export const mapPart = (versions: Correspondence, part: Part): MappedPart | null => {
  const group = versions.groupOf(part.index);
  if (!group) return null;
  const was = versions.from[part.index]?.text ?? '';
  const to = group.tos[0] ?? 0;
  const isWhole = group.kind === 'same' || group.kind === 'moved';
  if (isWhole && was === versions.to[to]?.text) {
    const range = { blockFrom: to, offsetFrom: part.from, blockTo: to, offsetTo: part.to };
    const size = part.to - part.from;
    return { group, range, kept: size, size, isEqual: true, isSure: isSureBlock(versions, part.index, group), hasContextChanged: false };
  }
  return mapWords(versions, part, group);
};

/** Whether a block that kept its words is sure to be the one it is taken for. */
const isSureBlock = (versions: Correspondence, index: number, group: Group): boolean => {
  if (group.kind === 'same') return versions.isUnique(index) || versions.isSureRepeat(index);
  return versions.isUnique(index) && (versions.from[index]?.text.length ?? 0) >= SHORTEST_MOVED;
};

const mapWords = (versions: Correspondence, part: Part, group: Group): MappedPart | null => {
  const words = versions.words(group);
  const shift = startOf(versions.from, group.froms, part.index);
  const [from, to] = [part.from + shift, part.to + shift];
  const stretch = stretchOf(words.before, from, to);
  if (!stretch) return null;
  const { first, last } = stretch;
  const followed = followStretch(words, stretch);
  const size = sizeOf(words.before, first, last + 1);
  const isEqual = followed !== null && comparable(words.was.slice(from, to)) === comparable(words.is.slice(followed.from, followed.to));
  const verbatim = isEqual ? null : elsewhereInGroup(words, stretch);
  const found = verbatim ?? followed;
  if (!found) return null;
  const isSame = isEqual || verbatim !== null;
  const isWhole = group.kind === 'same' || group.kind === 'moved';
  return {
    group,
    range: rangeIn(versions, group, found),
    kept: isSame ? size : found.kept,
    size,
    isEqual: isSame,
    isSure: isWhole ? isSureBlock(versions, part.index, group) : isEqual && isSureHome(versions, group, words.was.slice(from, to)),
    hasContextChanged: comparable(words.was) !== comparable(words.is),
  };
};

/** Characters with the words they are in; null where there are none. */
export const stretchOf = (words: readonly SourceWord[], from: number, to: number): Stretch | null => {
  const first = words.findIndex((word) => word.to > from);
  const last = words.findLastIndex((word) => word.from < to);
  return first < 0 || last < first ? null : { from, to, first, last };
};

/** An edited block that is plainly the same one, and not one that speaks of somebody else; elsewhere, only with words that are nobody else's. */
const isSureHome = (versions: Correspondence, group: Group, text: string): boolean => {
  if (versions.words(group).isLookAlike) return false;
  if (group.kind !== 'moved-edited') return group.similarity >= ALIKE_FOR_SURE;
  const words = comparable(text);
  return group.similarity >= ALIKE_ELSEWHERE && words.length >= LONG_ELSEWHERE && versions.standsOnce(words);
};

/** A stretch of the group's text: characters, and its first and last word. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

/** Where it stands in the other text, and how many characters of its words. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly kept: number;
}

/** Through the words that are the same; changed words count when all of their change lies in the stretch. */
export const followStretch = ({ before, after, runs, was, is }: ComparedWords, { from, to, first, last }: Stretch): Found | null => {
  let [start, end, kept] = [-1, -1, 0];
  for (const run of runs) {
    const [left, right] = [Math.max(run.from, first), Math.min(run.fromEnd - 1, last)];
    if (!run.isSame) {
      const isWithin = run.from >= first && run.fromEnd <= last + 1 && run.fromEnd > run.from && run.toEnd > run.to;
      if (!isWithin) continue;
      if (start < 0) start = after[run.to]?.from ?? 0;
      end = after[run.toEnd - 1]?.to ?? end;
      continue;
    }
    if (left > right) continue;
    const [one, other] = [run.to + left - run.from, run.to + right - run.from];
    kept += sizeOf(before, left, right + 1);
    if (start < 0) start = left === first ? inner(from, { text: was, word: before[left] }, { text: is, word: after[one] }) : (after[one]?.from ?? 0);
    end = right === last ? inner(to, { text: was, word: before[right] }, { text: is, word: after[other] }) : (after[other]?.to ?? end);
  }
  return kept === 0 || end <= start ? null : { from: start, to: end, kept };
};

interface WordIn {
  readonly text: string;
  readonly word: SourceWord | undefined;
}

/** A place in or at the edge of a word, in a word that says the same: counted without hyphens. */
const inner = (at: number, was: WordIn, is: WordIn): number => {
  if (!was.word || !is.word) return 0;
  if (at <= was.word.from) return is.word.from;
  if (at >= was.word.to) return is.word.to;
  let left = was.text.slice(was.word.from, at).replace(/[-\u00AD‐‑]/g, '').length;
  let place = is.word.from;
  for (; place < is.word.to && left > 0; place++) if (!/[-\u00AD‐‑]/.test(is.text[place] ?? '')) left--;
  return place;
};

/** The same words once elsewhere in the block, where they stood once before: sentences that changed places. */
const elsewhereInGroup = ({ before, after }: GroupWords, { first, last }: Stretch): Found | null => {
  const needle = before.slice(first, last + 1);
  const size = sizeOf(before, first, last + 1);
  if (size < LONG_ENOUGH || findWords(needle, before).length !== 1) return null;
  const [place, another] = findWords(needle, after);
  if (place === undefined || another !== undefined) return null;
  return { from: after[place]?.from ?? 0, to: after[place + needle.length - 1]?.to ?? 0, kept: size };
};

const sizeOf = (words: readonly SourceWord[], from: number, end: number): number => {
  let size = 0;
  for (let i = from; i < end; i++) size += words[i]?.key.length ?? 0;
  return size;
};

/** Where a block of a group begins in the group's text. */
const startOf = (blocks: readonly { readonly text: string }[], indexes: readonly number[], wanted: number): number => {
  let start = 0;
  for (const index of indexes) {
    if (index === wanted) return start;
    start += (blocks[index]?.text.length ?? 0) + 1;
  }
  return start;
};

/** Offsets in the group's text as blocks and offsets; an end belongs to the block before a line feed, a start to the one after. */
const rangeIn = ({ to }: Correspondence, { tos }: Group, found: Found): IndexRange => {
  let start = 0;
  let range = { blockFrom: tos[0] ?? 0, offsetFrom: 0, blockTo: tos[0] ?? 0, offsetTo: 0 };
  for (const index of tos) {
    const end = start + (to[index]?.text.length ?? 0);
    if (found.from >= start && found.from <= end) range = { ...range, blockFrom: index, offsetFrom: found.from - start };
    if (found.to > start) range = { ...range, blockTo: index, offsetTo: Math.min(found.to, end) - start };
    start = end + 1;
  }
  return range;
};
