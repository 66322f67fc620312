// What somebody asks for: words and phrases in quotes, all of which must be there.
import { foldWords } from '@samsvar/ingest';

/** One word or phrase, folded. */
export interface Term {
  readonly words: string;
  /** For `like`; empty when it is too short for finding parts of words. */
  readonly pattern: string;
}

/** More are left out: a question of so many words is a sentence, and is asked for in quotes. */
const MOST_TERMS = 8;
/** Fewer letters have no trigram, and would be looked for in every block. */
const SHORTEST_PART = 3;

const PIECE = /["“”»«]([^"“”»«]+)["“”»«]|[^\s"“”»«]+/g;

/** The terms of a question, each once; empty when it has neither letters nor digits. */
export const termsOf = (question: string): Term[] => {
  const terms = new Map<string, Term>();
  for (const [piece, phrase] of question.normalize('NFC').matchAll(PIECE)) {
    const words = foldWords(phrase ?? piece).replace(/\s+/g, ' ').replace(/^[^\p{L}\p{N}§]+|[^\p{L}\p{N}§%]+$/gu, '');
    if (!/[\p{L}\p{N}§]/u.test(words) || terms.size === MOST_TERMS) continue;
    terms.set(words, { words, pattern: words.length < SHORTEST_PART ? '' : `%${words.replace(/[\\%_]/g, '\\$&')}%` });
  }
  return [...terms.values()];
};
