// Cites a strategy as people do: sentences 45 %, parts of sentences 25 %, several sentences 15 %, 3–5 words 10 %, whole paragraphs 5 %.
import { seeded } from './seeded.mjs';

/** A full stop after "kap" ends no sentence. */
const SENTENCE = /(?:[^.]|(?<=kap)\.)+\./gu;

const wordsOf = (text, [from, to]) => [...text.slice(from, to).matchAll(/\S+/gu)].map((match) => [from + match.index, from + match.index + match[0].length]);

const rangeIn = (text, choice) => {
  const sentences = [...text.matchAll(SENTENCE)].map((match) => {
    const from = match.index + match[0].length - match[0].trimStart().length;
    return [from, match.index + match[0].length];
  });
  const chance = choice.random();
  if (sentences.length === 0 || chance < 0.05) return [0, text.length];
  const first = choice.below(sentences.length);
  if (chance < 0.5) return sentences[first];
  if (chance < 0.65) {
    const last = Math.min(sentences.length - 1, first + 1 + choice.below(2));
    return [sentences[first][0], sentences[last][1]];
  }
  const words = wordsOf(text, sentences[first]);
  const length = chance < 0.75 ? 3 + choice.below(3) : Math.max(3, Math.floor(words.length * (0.4 + 0.4 * choice.random())));
  const start = choice.below(Math.max(1, words.length - length + 1));
  return [words[start][0], words[Math.min(words.length, start + length) - 1][1]];
};

/** So many passages of paragraphs and list items. */
export const citationsOf = ({ blocks, seed, count }) => {
  const choice = seeded(seed * 104_729 + 7);
  const prose = blocks.filter(({ type }) => type === 'paragraph' || type === 'list-item');
  return Array.from({ length: count }, () => {
    const block = choice.pick(prose);
    const [offsetFrom, offsetTo] = rangeIn(block.text, choice);
    return { blockFrom: block.ord, offsetFrom, blockTo: block.ord, offsetTo };
  });
};
