// Two texts and how their words correspond.
import { sourceWords, type SourceWord } from '../source/block-words';
import { wordRuns, type WordRun } from '../source/word-diff';

/** Two texts and how their words correspond. */
export interface ComparedWords {
  readonly was: string;
  readonly is: string;
  readonly before: readonly SourceWord[];
  readonly after: readonly SourceWord[];
  readonly runs: readonly WordRun[];
}

/** Compares two texts word by word. */
export const comparedWords = (was: string, is: string): ComparedWords => {
  const [before, after] = [sourceWords(was), sourceWords(is)];
  return { was, is, before, after, runs: wordRuns(before, after) };
};
