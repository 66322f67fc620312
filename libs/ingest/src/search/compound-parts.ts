// The parts of Swedish compounds, so that a word is found inside a longer one.
import { foldWords } from './fold';
import { lexicon } from './lexicon';
import { splitWord, type Vocabulary } from './split-word';

/** What is remembered of words and of a document's vocabulary is bounded, whatever a file holds. */
const MOST_WORDS = 100_000;
/** A document knows a word that stands in it at least so often, and is at least so long. */
const OFTEN = 2;
const LONG = 5;

const WORDS = /[a-zåäö]{5,}/g;
const ENDING = /(?:arnas?|ernas?|ornas?|ans?|ens?|ets?|ar|er|or|nas?|n|t|s|a)$/;
const NOTHING: Vocabulary = () => false;

/** Parts of each word by itself, remembered from call to call: texts say the same words again and again. */
const remembered = new Map<string, readonly string[]>();

/** The parts of all compounds in a text, set apart by blanks, each once; empty when there are none. Letters are folded as in the database. */
export const compoundParts = (text: string): string => partsIn(text, (word) => recall(remembered, word, NOTHING));

/** The same for every block of a document, whose own vocabulary also tells what its words are made of. */
export const compoundPartsOf = (texts: readonly string[]): string[] => {
  const vocabulary = vocabularyOf(texts);
  const own = new Map<string, readonly string[]>();
  return texts.map((text) => partsIn(text, (word) => recall(own, word, vocabulary)));
};

const partsIn = (text: string, partsOf: (word: string) => readonly string[]): string => {
  const parts = new Set<string>();
  for (const [word] of foldWords(text).matchAll(WORDS)) for (const part of partsOf(word)) parts.add(part);
  return [...parts].join(' ');
};

const recall = (known: Map<string, readonly string[]>, word: string, vocabulary: Vocabulary): readonly string[] => {
  const before = known.get(word);
  if (before) return before;
  const parts = splitWord(lexicon(), word, vocabulary);
  if (known.size >= MOST_WORDS) known.clear();
  known.set(word, parts);
  return parts;
};

const stemOf = (word: string): string => {
  const stem = word.replace(ENDING, '');
  return stem.length < LONG ? word : stem;
};

/** Words that a document uses by themselves, whatever their endings. */
const vocabularyOf = (texts: readonly string[]): Vocabulary => {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const [word] of foldWords(text).matchAll(WORDS)) {
      const stem = stemOf(word);
      const count = counts.get(stem);
      if (count !== undefined || counts.size < MOST_WORDS) counts.set(stem, (count ?? 0) + 1);
    }
  }
  return (piece) => piece.length >= LONG && (counts.get(stemOf(piece)) ?? 0) >= OFTEN;
};
