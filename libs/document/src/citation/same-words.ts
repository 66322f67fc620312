// Words of a quotation and of its source made comparable: what differs only in typesetting is the same.
import { wordsIn } from '../response/words';

/** Text with typesetting evened out, each word with where it stands in the text as it was written. */
export interface EvenWords {
  readonly words: readonly EvenWord[];
  readonly text: string;
}

export interface EvenWord {
  /** What is compared. */
  readonly key: string;
  /** Ends are not included. */
  readonly from: number;
  readonly to: number;
}

const QUOTES = /["“”„‟«»''‘’‚‛`´]/gu;
const DASHES = /[‐‑‒–—―−]/gu;
/** A hyphen that is seen only where it breaks a line. */
const SOFT = /\u00AD/gu;

const even = (word: string): string => word.normalize('NFKC').replace(QUOTES, "'").replace(DASHES, '-').replace(SOFT, '-');

/** Words and signs without the blanks; a hyphen within a word, also at the end of a line, is no part of it. */
export const evenWords = (text: string): EvenWords => {
  const words: EvenWord[] = [];
  let at = 0;
  for (const piece of wordsIn(text)) {
    const from = at;
    at += piece.length;
    const key = even(piece).trim();
    if (key !== '') words.push({ key, from, to: at });
  }
  return { words: joined(words), text };
};

/** The parts of a word around a hyphen as one, with or without the blank of a line's end: "infra-\nstruktur" and "infrastruktur". */
const joined = (words: readonly EvenWord[]): EvenWord[] => {
  const result: EvenWord[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const [word, last, next] = [words[i], result.at(-1), words[i + 1]];
    if (!word) continue;
    const isHyphen = word.key === '-' && last !== undefined && next !== undefined && last.to === word.from;
    if (isHyphen && isLetters(last.key) && isLetters(next.key)) {
      result[result.length - 1] = { key: last.key + next.key, from: last.from, to: next.to };
      i += 1;
    } else result.push(word);
  }
  return result;
};

const isLetters = (word: string): boolean => /^\p{L}/u.test(word);
