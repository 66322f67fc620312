// Makes a new version of a strategy and knows of every character where it went.
import { seeded } from './seeded.mjs';
import { aParagraph, aSentence, lookAlikeOf } from './strategy.mjs';
import { OTHER_WORDS } from './vocabulary.mjs';

// A block being edited is a list of runs: words that were there (with where they stood) and new words (from null).
const runsOf = (text) => [{ text, from: 0 }];
const textOf = (runs) => runs.map((run) => run.text).join('');

/** Replaces characters `from`–`to` of the block as it reads now. */
const replaced = (runs, { from, to, text }) => {
  const before = [];
  const after = [];
  let at = 0;
  for (const run of runs) {
    const end = at + run.text.length;
    const left = Math.max(0, Math.min(run.text.length, from - at));
    const right = Math.max(0, Math.min(run.text.length, to - at));
    if (left > 0) before.push({ ...run, text: run.text.slice(0, left) });
    if (right < run.text.length && end > to) after.push({ text: run.text.slice(right), from: run.from === null ? null : run.from + right });
    at = end;
  }
  return [...before, ...(text ? [{ text, from: null }] : []), ...after];
};

const places = (text, pattern) => [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length, text: match[0] }));
/** A full stop after "kap" ends no sentence. */
const sentences = (text) => places(text, /(?:[^.]|(?<=kap)\.)+\.\s?/gu);

/** One edit as people make them: some words, a number or a date, a sentence replaced, put in or taken out. */
const editedOnce = (runs, choice) => {
  const text = textOf(runs);
  const chance = choice.random();
  const numbers = places(text, /\d+(?:[,–]\d+)*/gu);
  const all = sentences(text);
  if (chance < 0.2 && numbers.length > 0) {
    const number = choice.pick(numbers);
    return replaced(runs, { ...number, text: `${2 + choice.below(97)}` });
  }
  if (chance < 0.6 || all.length < 2) {
    let now = runs;
    const words = (of) => places(textOf(of), /\p{L}[\p{L}-]*/gu);
    // One to four words, and no more than a third: more is another text.
    for (let n = 1 + choice.below(Math.max(1, Math.min(4, Math.floor(words(runs).length / 3)))); n > 0; n -= 1) {
      const word = choice.pick(words(now));
      now = replaced(now, { ...word, text: choice.pick(OTHER_WORDS) });
    }
    return now;
  }
  const sentence = choice.pick(all);
  if (chance < 0.74) return replaced(runs, { ...sentence, text: `${aSentence(choice)} ` });
  if (chance < 0.87) return replaced(runs, { from: sentence.from, to: sentence.from, text: `${aSentence(choice)} ` });
  return replaced(runs, { ...sentence, text: '' });
};

/** Runs without blanks at either end, and at least one change in the words. */
const edited = (text, choice) => {
  for (;;) {
    const runs = editedOnce(runsOf(text), choice);
    const now = textOf(runs);
    if (now.trim() !== '' && now.trim() !== text) return trimmed(runs);
  }
};

const trimmed = (runs) => {
  const text = textOf(runs);
  const [start, end] = [text.length - text.trimStart().length, text.trimEnd().length];
  return replaced(replaced(runs, { from: end, to: text.length, text: '' }), { from: 0, to: start, text: '' });
};

/**
 * A new version: `share` of the paragraphs and list items are edited (40 %), moved anywhere (30 %, a quarter of them edited
 * as well) or deleted (30 %); `inserted` new paragraphs, half of them look-alikes. Each new block says which it was.
 */
export const newVersion = ({ blocks, seed, share, inserted = 0.02 }) => {
  const choice = seeded(seed * 7_919 + 13);
  const prose = blocks.filter(({ type }) => type === 'paragraph' || type === 'list-item');
  const fate = new Map();
  for (const block of choice.shuffled(prose).slice(0, Math.round(share * prose.length))) {
    const chance = choice.random();
    fate.set(block.ord, chance < 0.4 ? 'edited' : chance < 0.7 ? (choice.random() < 0.25 ? 'moved-edited' : 'moved') : 'deleted');
  }
  const now = [];
  const moving = [];
  for (const block of blocks) {
    const what = fate.get(block.ord);
    if (what === 'deleted') continue;
    const runs = what === 'edited' || what === 'moved-edited' ? edited(block.text, choice) : runsOf(block.text);
    const one = { ...block, text: textOf(runs), was: block.ord, runs, isMoved: what === 'moved' || what === 'moved-edited' };
    if (one.isMoved) moving.push(one);
    else now.push(one);
  }
  const put = (block) => now.splice(1 + choice.below(now.length), 0, block);
  for (const block of moving) put(block);
  for (let n = Math.round(inserted * prose.length); n > 0; n -= 1) {
    const like = n % 2 === 0 ? lookAlikeOf(choice.pick(prose).text, choice) : null;
    put({ type: 'paragraph', level: null, label: null, text: like ?? aParagraph(choice), was: null, runs: [], isMoved: false });
  }
  return now.map((block, ord) => ({ ...block, ord }));
};

/** What truly became of a passage of one block: its state, its length then, and its range where it still is. */
export const truthOf = (passage, later) => ({ ...becameOf(passage, later), length: passage.offsetTo - passage.offsetFrom });

const becameOf = (passage, later) => {
  const home = later.get(passage.blockFrom);
  if (!home) return { state: 'gone', range: null };
  const [from, to] = [passage.offsetFrom, passage.offsetTo];
  let [at, start, end, kept] = [0, -1, -1, 0];
  for (const run of home.runs) {
    if (run.from !== null) {
      const [left, right] = [Math.max(from, run.from), Math.min(to, run.from + run.text.length)];
      if (left < right) {
        kept += right - left;
        if (start < 0) start = at + left - run.from;
        end = at + right - run.from;
      }
    }
    at += run.text.length;
  }
  if (kept === to - from && end - start === kept) return { state: home.isMoved ? 'moved' : 'unchanged', range: rangeIn(home, start, end) };
  return kept >= 0.5 * (to - from) ? { state: 'edited', range: rangeIn(home, start, end) } : { state: 'gone', range: null };
};

const rangeIn = ({ ord }, start, end) => ({ blockFrom: ord, offsetFrom: start, blockTo: ord, offsetTo: end });

/** The later blocks by what they were. */
export const laterOnes = (blocks) => new Map(blocks.filter(({ was }) => was !== null).map((block) => [block.was, block]));
