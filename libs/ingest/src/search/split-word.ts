// All ways in which one folded word can be put together of words, by a word graph and, where that knows none, by a vocabulary.
import { FIRST, LAST, WORD } from './hunspell';
import { ROOT, nextOf, rolesAt, rolesOfWord, step } from './word-graph';

/** Whether a piece is a word of its own where the graph does not know it. */
export type Vocabulary = (piece: string) => boolean;

/** A word shorter than this is not looked into. */
const SHORTEST_COMPOUND = 6;
/** Longer ones are noise, such as addresses; looking into them would take time that grows with the square. */
const LONGEST_COMPOUND = 60;
/** Of a word that can be read in more ways than this the rest is left to searching by any part of a word. */
const MOST_PARTS = 24;
const SHORTEST_PART = 3;
/** Known words are seldom put together of words as short as the end of “kommun” or “region”. */
const SHORTEST_END = 4;
/** Beginnings that make another word of what follows: “förslag” is no “slag”. */
const PARTICLES = new Set(['för', 'genom', 'upp', 'fram', 'från', 'till', 'under', 'över', 'efter', 'inne', 'miss', 'sam', 'van', 'vid', 'åter', 'bort', 'kvar', 'ned', 'hän', 'and', 'ens', 'lik', 'fri', 'hel', 'hem', 'mot', 'med', 'oms', 'ini', 'des']);
/** Ends that are endings more often than words, so no word is found by them alone. */
const ENDINGS = new Set(['ande', 'arna', 'aren', 'anden', 'andet', 'arens', 'arnas', 'artad', 'ning', 'ingen', 'ingar', 'ingarna', 'ings', 'skap', 'ligen', 'ligt', 'lig', 'liga', 'heten', 'heter', 'bara', 'bart', 'erna', 'erne', 'orna', 'inne', 'ista', 'aste', 'ares', 'ions', 'ionen', 'ioner', 'tion', 'iner', 'sion', 'tera', 'teras', 'rade', 'rande', 'lade', 'erat', 'sens', 'tens', 'nade', 'nader', 'makt']);

interface Stretch {
  readonly from: number;
  /** One past the last letter, the linking s not included. */
  readonly to: number;
  /** Where the next part begins. */
  readonly next: number;
}

/** What stands for itself in a compound: every part, and every run of parts; empty when it is none. */
export const splitWord = (graph: Uint32Array, word: string, vocabulary: Vocabulary): string[] => {
  if (word.length < SHORTEST_COMPOUND || word.length > LONGEST_COMPOUND) return [];
  const stretches = stretchesOf(graph, word);
  const parts = partsOf(word, stretches);
  const found = parts.size > 0 ? parts : splitByVocabulary(graph, word, vocabulary);
  return [...new Set([...found].flatMap((part) => formsOf(graph, part)))].slice(0, MOST_PARTS);
};

/** Every word inside it that may stand where it stands. */
const stretchesOf = (graph: Uint32Array, word: string): readonly Stretch[] => {
  const isKnown = isOf(graph, word, WORD);
  const stretches: Stretch[] = [];
  const isBegun: boolean[] = [true];
  for (let from = 0; from < word.length; from++) {
    if (!isBegun[from]) continue;
    let node = ROOT;
    for (let to = from; to < word.length; ) {
      const edge = step(graph, node, word.charCodeAt(to++));
      if (edge === 0) break;
      node = nextOf(edge);
      const length = to - from;
      const roles = rolesAt(edge);
      if (to === word.length && from > 0 && roles & LAST && length >= (isKnown ? SHORTEST_END : SHORTEST_PART) && !ENDINGS.has(word.slice(from))) {
        stretches.push({ from, to, next: to });
      }
      if (!(roles & FIRST) || to === word.length || (length < SHORTEST_PART && from > 0)) continue;
      if (PARTICLES.has(word.slice(from, to)) && from === 0) continue;
      stretches.push({ from, to, next: to });
      isBegun[to] = true;
      // What is compound itself takes an s where its last word alone would not: “kollektivtrafiks-”.
      if (length > SHORTEST_PART && word[to] === 's' && word[to - 1] !== 's') {
        stretches.push({ from, to, next: to + 1 });
        isBegun[to + 1] = true;
      }
    }
  }
  return stretches;
};

/** The runs of stretches that lie on a way from the first letter to the last. */
const partsOf = (word: string, stretches: readonly Stretch[]): Set<string> => {
  const ends = new Set([word.length]);
  for (const { from, next } of [...stretches].sort((a, b) => b.from - a.from)) if (ends.has(next)) ends.add(from);
  const leading = stretches.filter(({ next }) => ends.has(next));
  const parts = new Set<string>();
  const runsFrom = (begin: number): void => {
    const reached = new Set([begin]);
    for (const { from, to, next } of leading) {
      if (!reached.has(from)) continue;
      reached.add(next);
      if (to - begin < word.length && to - begin >= SHORTEST_PART) parts.add(word.slice(begin, to));
    }
  };
  for (const begin of new Set(leading.map(({ from }) => from))) runsFrom(begin);
  return parts;
};

/** In two, where at least one side is known by the document alone. */
const splitByVocabulary = (graph: Uint32Array, word: string, vocabulary: Vocabulary): Set<string> => {
  const parts = new Set<string>();
  // A word of the language that is no compound of the language's words is none of the document's.
  if (isOf(graph, word, WORD)) return parts;
  for (let at = SHORTEST_END; at <= word.length - SHORTEST_END; at++) {
    const [first, last] = [word.slice(0, at), word.slice(at)];
    const begins = beginsOf(first);
    const begin = begins.find((form) => vocabulary(form) || (form === first && isOf(graph, first, FIRST)));
    if (!begin || ENDINGS.has(last) || PARTICLES.has(first)) continue;
    if (!vocabulary(last) && !isOf(graph, last, LAST) && !isCompound(graph, last)) continue;
    for (const part of [first, begin, last, ...partsOf(last, stretchesOf(graph, last))]) parts.add(part);
  }
  return parts;
};

/** A beginning, and the words that it may come from: “folkhälso” from “folkhälsa”, “reform” from “reforms”. */
const beginsOf = (first: string): string[] => {
  const stem = first.slice(0, -1);
  if (first.endsWith('s')) return [first, stem];
  return /[oeua]$/.test(first) ? [first, `${stem}a`, stem] : [first, `${first}a`];
};

const isOf = (graph: Uint32Array, word: string, role: number): boolean => (rolesOfWord(graph, word) & role) !== 0;
const isCompound = (graph: Uint32Array, word: string): boolean => partsOf(word, stretchesOf(graph, word)).size > 0;

/**
 * A part as it is looked for: without the s that only links, since the stem of “bostads” is not that of “bostad”; and where it
 * ends with a linking vowel also the word itself, “hälsa” for “hälso”, “gata” for “gatu”.
 */
const formsOf = (graph: Uint32Array, part: string): string[] => {
  const isWord = (form: string): boolean => isOf(graph, form, WORD) || isCompound(graph, form);
  const stem = part.slice(0, -1);
  if (part.endsWith('s') && isWord(stem)) return [stem];
  return /[oue]$/.test(part) && !isOf(graph, part, WORD) && isWord(`${stem}a`) ? [part, `${stem}a`] : [part];
};
