// Tells a block that was edited from one that says the same about somebody else.
import { sourceWords, type SourceWord } from './block-words';
import { wordRuns } from './word-diff';

/** A word that is a name, or begins a sentence with one. */
const NAME = /^\p{Lu}/u;

/** No name is longer than so many words: "Regionala utvecklingsnämnden i Västra Götaland". */
const LONGEST = 5;

/** Whether two texts differ in nothing but names: "Region Skåne ansvarar för …" and "Region Halland ansvarar för …". */
export const isLookAlike = (a: string, b: string): boolean => {
  const [was, is] = [sourceWords(a), sourceWords(b)];
  const changes = wordRuns(was, is).filter(({ isSame }) => !isSame);
  return (
    changes.length > 0 &&
    changes.every(({ from, fromEnd, to, toEnd }) => isName(was.slice(from, fromEnd)) && isName(is.slice(to, toEnd)))
  );
};

const isName = (words: readonly SourceWord[]): boolean => words.length <= LONGEST && NAME.test(words[0]?.key ?? '');
