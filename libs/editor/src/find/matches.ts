// Where words occur in a line, as a Swedish reader means it.
import type { FindOptions } from '../base/review';

/** A stretch of a line, in its own offsets. */
export type Match = readonly [from: number, to: number];

/**
 * All places where `query` stands in `line`, none on another. Capital and small letters are the same unless asked, a
 * fixed blank is a blank, and letters are compared whole: an å is never an a, however it is stored.
 */
export const matchesIn = (line: string, query: string, { caseSensitive = false, wholeWords = false }: FindOptions): Match[] => {
  const wanted = folded(query.normalize('NFC'), caseSensitive);
  if (wanted === '') return [];
  const { text, offsets } = composed(line);
  const searched = folded(text, caseSensitive);
  const matches: Match[] = [];
  for (let at = searched.indexOf(wanted); at >= 0; ) {
    const end = at + wanted.length;
    const isWhole = !wholeWords || (!isLetter(searched[at - 1]) && !isLetter(searched[end]));
    const isMatch = isWhole && !/\p{M}/u.test(searched[end] ?? '');
    if (isMatch) matches.push([offsets?.[at] ?? at, offsets?.[end] ?? end]);
    at = searched.indexOf(wanted, isMatch ? end : at + 1);
  }
  return matches;
};

const isLetter = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}\p{M}_]/u.test(letter);

/** The same length as before, so that offsets stay. */
const folded = (text: string, caseSensitive: boolean): string => {
  const spaced = text.replace(/[\u00a0\u202f]/g, ' ');
  if (caseSensitive) return spaced;
  const small = spaced.toLocaleLowerCase('sv');
  if (small.length === text.length) return small;
  return [...spaced].map((letter) => (letter.toLocaleLowerCase('sv').length === letter.length ? letter.toLocaleLowerCase('sv') : letter)).join('');
};

/** The line with letters and their accents as one, and where each of its characters stood; no offsets when nothing moved. */
const composed = (line: string): { readonly text: string; readonly offsets: readonly number[] | null } => {
  if (!/\p{M}/u.test(line)) return { text: line, offsets: null };
  let text = '';
  const offsets: number[] = [];
  for (const { 0: letter, index } of line.matchAll(/[^]\p{M}*/gu)) {
    const one = letter.normalize('NFC');
    text += one;
    for (let at = 0; at < one.length; at++) offsets.push(index);
  }
  return { text, offsets: [...offsets, line.length] };
};
