// What somebody who found nothing may try: only what can help with the question as it was asked.
import type { SourceWords } from '../base/source-words';

interface Asked {
  readonly question: string;
  /** Limits are set that can be taken away. */
  readonly isLimited: boolean;
  /** Earlier versions can be searched too, and are not. */
  readonly isOldLeft: boolean;
}

/** Parts of words and what they find; Swedish in every language, as the sources are. */
const EXAMPLES = [
  ['trafik', 'kollektivtrafikförsörjningen'],
  ['hälsodata', 'hälsodatainfrastrukturen'],
  ['elnät', 'elnätskapaciteten'],
] as const;
/** The server looks for no shorter part of a word. */
const SHORTEST_PART = 3;
const QUOTES = /["“”»«]/g;

/** Short advice, the nearest at hand first; empty when nothing can help. */
export const whatHelps = ({ helps }: SourceWords['search'], { question, isLimited, isOldLeft }: Asked): string[] => {
  const asked = question.normalize('NFC').toLowerCase().replace(QUOTES, ' ').split(/\s+/).filter((word) => word !== '');
  return [
    ...(asked.some((word) => word.length > SHORTEST_PART) ? [partOfWord(helps, asked)] : []),
    ...(asked.length > 1 ? [helps.fewer] : []),
    ...(question.search(QUOTES) >= 0 ? [helps.quotes] : []),
    ...(isLimited ? [helps.limits] : []),
    ...(isOldLeft ? [helps.old] : []),
  ];
};

/** Nobody is told that what they have just asked for in vain is found. */
const partOfWord = (helps: SourceWords['search']['helps'], asked: readonly string[]): string => {
  const long = asked.filter((word) => word.length >= SHORTEST_PART);
  const example = EXAMPLES.find(([part, whole]) => !long.some((word) => whole.includes(word) || word.includes(part)));
  return example ? `${helps.part} ${helps.example(example[0], example[1])}` : helps.part;
};
