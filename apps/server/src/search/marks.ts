// Where in a block's words stands what was asked for, as offsets in the block.
import { foldWords } from '@samsvar/ingest';

/** What is looked for in the words of a hit. */
export interface Wanted {
  /** A word or phrase, folded. */
  readonly words: string;
  /** What is the same in all forms of each of its words; null for words that are in no vector. */
  readonly stems: readonly (string | null)[];
}

export interface Mark {
  readonly from: number;
  readonly to: number;
}

/** In one block; more help nobody. */
const MOST_MARKS = 50;
/** Endings are no longer than this: what goes on after a stem is another word of a compound. */
const LONGEST_ENDING = 5;
const SHORTEST_STEM = 3;

/** In order and apart from each other; empty when only something like it stands there. */
export const marksIn = (text: string, wanted: readonly Wanted[]): Mark[] => {
  const folded = foldedInPlace(text);
  const marks = wanted.flatMap(({ words, stems }) => {
    const whole = placesOf(folded, words);
    if (whole.length > 0) return whole;
    return stems.flatMap((stem) => (stem && stem.length >= SHORTEST_STEM ? placesOf(folded, stem).map((mark) => withEnding(folded, mark)) : []));
  });
  return joined(marks).slice(0, MOST_MARKS);
};

/** Where the longest piece of a word stands that was spelled otherwise. */
export const nearMarksIn = (text: string, wanted: readonly Wanted[]): Mark[] => {
  const folded = foldedInPlace(text);
  return joined(wanted.flatMap(({ words }) => {
    for (let length = words.length - 1; length >= SHORTEST_STEM; length--) {
      for (let from = 0; from + length <= words.length; from++) {
        const [place] = placesOf(folded, words.slice(from, from + length));
        if (place) return [wholeWord(folded, place)];
      }
    }
    return [];
  }));
};

/** Letter for letter, so that offsets hold; a letter that would become two stays as it is. */
const foldedInPlace = (text: string): string => {
  const folded = foldWords(text);
  return folded.length === text.length ? folded : Array.from(text, (letter) => (foldWords(letter).length === letter.length ? foldWords(letter) : letter)).join('');
};

const placesOf = (text: string, words: string): Mark[] => {
  const places: Mark[] = [];
  for (let from = text.indexOf(words); from >= 0 && places.length < MOST_MARKS; from = text.indexOf(words, from + words.length)) {
    places.push({ from, to: from + words.length });
  }
  return places;
};

const LETTER = /[\p{L}\p{N}]/u;

const withEnding = (text: string, { from, to }: Mark): Mark => {
  const { to: end } = wholeWord(text, { from, to });
  return { from, to: end - to <= LONGEST_ENDING ? end : to };
};

const wholeWord = (text: string, { from, to }: Mark): Mark => {
  while (from > 0 && LETTER.test(text.charAt(from - 1))) from--;
  while (to < text.length && LETTER.test(text.charAt(to))) to++;
  return { from, to };
};

const joined = (marks: readonly Mark[]): Mark[] => {
  const apart: Mark[] = [];
  for (const mark of [...marks].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = apart.at(-1);
    if (!last || mark.from > last.to) apart.push(mark);
    else if (mark.to > last.to) apart[apart.length - 1] = { from: last.from, to: mark.to };
  }
  return apart;
};
