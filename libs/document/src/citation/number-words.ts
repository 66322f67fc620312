// Numbers that are written as words in Swedish: "tjugofem", "två hundra tusen", "en och en halv miljon", "två tredjedelar".

export interface WrittenNumber {
  readonly value: number;
  /** It is “en” or “ett”, or a half of one: an article unless what follows measures. */
  readonly isArticle: boolean;
  /** It ends in millions or milliards. */
  readonly isScaled: boolean;
  readonly from: number;
  /** One past its last character. */
  readonly to: number;
}

const ONES: ReadonlyMap<string, number> = new Map(
  ['ett', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv', 'tretton', 'fjorton', 'femton', 'sexton', 'sjutton', 'arton', 'nitton']
    .map((word, at): [string, number] => [word, at + 1])
    .concat([['en', 1]]),
);
const TENS: readonly string[] = ['tjugo', 'trettio', 'fyrtio', 'femtio', 'sextio', 'sjuttio', 'åttio', 'nittio'];
const SCALES: ReadonlyMap<string, number> = new Map([['miljon', 1e6], ['miljoner', 1e6], ['miljard', 1e9], ['miljarder', 1e9]]);

type Reader = (word: string) => number | null;

const belowHundred: Reader = (word) => {
  const one = ONES.get(word);
  if (one !== undefined) return one;
  const at = TENS.findIndex((ten) => word.startsWith(ten));
  if (at < 0) return null;
  const rest = word.slice(TENS[at]?.length);
  const unit = rest === '' ? 0 : (ONES.get(rest) ?? 10);
  return unit < 10 ? (at + 2) * 10 + unit : null;
};

/** Reads “tvåhundrafem” by what stands before and after “hundra”. */
const around = (name: string, size: number, read: Reader): Reader => (word) => {
  const at = word.indexOf(name);
  if (at < 0) return read(word);
  const [head, tail] = [word.slice(0, at), word.slice(at + name.length)];
  const [times, rest] = [head === '' ? 1 : read(head), tail === '' ? 0 : read(tail)];
  return times === null || rest === null ? null : times * size + rest;
};

const thousands = around('tusen', 1000, around('hundra', 100, belowHundred));

/** The number that one word says, "trettiofyra"; null when it says none. */
export const numeral = (word: string): number | null => thousands(word.toLowerCase());

/** Words of a text that stand after each other with blanks between them alone. */
const RUN = /\p{L}+(?:[ \u00A0\u202F]+\p{L}+)*/gu;

/** All numbers in words, in order, each as long as it goes. */
export const writtenNumbers = (text: string): WrittenNumber[] =>
  [...text.matchAll(RUN)].flatMap((run) => {
    const words = [...run[0].matchAll(/\p{L}+/gu)].map((found) => ({ word: found[0].toLowerCase(), from: run.index + found.index, to: run.index + found.index + found[0].length }));
    const numbers: WrittenNumber[] = [];
    for (let at = 0; at < words.length; ) {
      const read = readNumber(words.slice(at, at + LONGEST).map(({ word }) => word));
      const [first, last] = [words[at], words[at + (read?.count ?? 0) - 1]];
      if (read && first && last) numbers.push({ value: read.value, isArticle: read.isArticle, isScaled: read.isScaled, from: first.from, to: last.to });
      at += read?.count ?? 1;
    }
    return numbers;
  });

/** Words of the longest number that is read. */
const LONGEST = 8;

interface Read extends Pick<WrittenNumber, 'value' | 'isArticle' | 'isScaled'> {
  /** Of words. */
  readonly count: number;
}

/** The number that the words begin with. */
const readNumber = (words: readonly string[]): Read | null => {
  let value: number | null = null;
  let count = 0;
  for (let size = 1; size > 0; count += size) {
    const [word = '', next = '', last = ''] = words.slice(count);
    size = 0;
    if (value !== null && word === 'och' && isHalf(next, last)) [value, size] = [value + 0.5, 3];
    else if (value === null && isHalf(word, next)) [value, size] = [0.5, 2];
    else {
      const scale = SCALES.get(word);
      if (value !== null && scale !== undefined) return { value: value * scale, isArticle: false, isScaled: true, count: count + 1 };
      const sum = joined(value, word);
      if (sum !== null) [value, size] = [sum, 1];
    }
  }
  return value === null ? null : { value, isArticle: value === 0.5 || (count === 1 && /^(?:en|ett)$/u.test(words[0] ?? '')), isScaled: false, count };
};

const isHalf = (one: string, half: string): boolean => (one === 'en' && half === 'halv') || (one === 'ett' && half === 'halvt');

/** “två” and “hundra” are 200, “hundra” and “fem” 105; “två” and “tre” are two numbers. */
const joined = (value: number | null, word: string): number | null => {
  const more = numeral(word);
  if (more === null || value === null) return more;
  const rest = value % 1000;
  if (word === 'hundra' && rest > 0 && rest < 10) return value - rest + rest * 100;
  if (word === 'tusen' && value < 1000) return value * 1000;
  const isOpen = (value % 1000 === 0 && value > 0 && more < 1000) || (value % 100 === 0 && more < 100);
  return isOpen ? value + more : null;
};

/** “en tredjedel”, “två tredjedelar”, “hälften”: part of a whole. */
export interface Fraction {
  /** Of 100. */
  readonly percent: number;
  readonly from: number;
  readonly to: number;
}

const PARTS: Readonly<Record<string, number>> = { tredje: 3, fjärde: 4, femte: 5, sjätte: 6, sjunde: 7, åtton: 8, nion: 9, tion: 10 };
const FRACTION = new RegExp(String.raw`(?<!\p{L})(?:hälften|(?:(\p{L}+)\s+)?(${Object.keys(PARTS).join('|')})del(?:en|ar|arna)?)(?!\p{L})`, 'giu');
/** What makes a part a rough one. */
const ROUGHLY = /(?:drygt|knappt|nästan|omkring|ungefär|cirka|ca\.?|runt|minst|högst|över|under|än|närmare|till|nära|uppåt|halva)\s+$/iu;

/** All parts of a whole that are said to be exact. */
export const fractionsIn = (text: string): Fraction[] =>
  [...text.matchAll(FRACTION)].flatMap((found) => {
    const times = found[1] === undefined ? 1 : (numeral(found[1]) ?? 0);
    // “Den tredjedelen” and “drygt en tredjedel” are not compared.
    if (times === 0 || ROUGHLY.test(text.slice(Math.max(0, found.index - 16), found.index))) return [];
    const percent = found[2] === undefined ? 50 : (100 * times) / (PARTS[found[2].toLowerCase()] ?? Infinity);
    return [{ percent, from: found.index, to: found.index + found[0].length }];
  });
