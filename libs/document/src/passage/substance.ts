// Tells changes of substance from changes of wording.
import { sourceWords, type SourceWord } from '../source/block-words';
import { wordRuns } from '../source/word-diff';

/** Words that decide what a sentence demands: who must, may or must not. */
const DECISIVE = new Set('ska skall bör måste får kan inte ej aldrig ingen inga inget endast utan'.split(' '));
/** Numbers and shares in words. */
const COUNTED = new Set('två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton tjugo trettio fyrtio femtio sextio sjuttio åttio nittio hundra tusen miljon miljoner miljard miljarder procent halva hälften tredjedel fjärdedel dubbla dubbelt'.split(' '));
const MONTH = /^(januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)$/;
/** Words that begin sentences without naming anybody. */
const OPENING = new Set('att av de den denna dessa det detta där därför då efter en ett från för genom här i inom med men mot när och om på samt se som så till trots under utan var vid vi även över'.split(' '));
/** After these a sentence begins, and the capital says nothing. */
const ENDS = /^[.!?:•"]$/;

/** Whether numbers, dates, §, percentages or names differ between two texts, or words that decide what is demanded. */
export const hasSubstanceChanged = (before: string, after: string): boolean => {
  const [was, is] = [sourceWords(before), sourceWords(after)];
  return wordRuns(was, is).some(
    ({ isSame, from, fromEnd, to, toEnd }) => !isSame && (isOfSubstance(was, from, fromEnd) || isOfSubstance(is, to, toEnd)),
  );
};

const isOfSubstance = (words: readonly SourceWord[], from: number, end: number): boolean =>
  words.slice(from, end).some(({ key }, i) => {
    const word = key.toLowerCase();
    if (/[\p{N}§%€$]/u.test(key) || MONTH.test(word) || DECISIVE.has(word) || COUNTED.has(word)) return true;
    if (!/^\p{Lu}/u.test(key)) return false;
    const before = words[from + i - 1]?.key;
    return before === undefined || ENDS.test(before) ? !OPENING.has(word) : true;
  });
