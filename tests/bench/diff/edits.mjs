// Two versions of a large response: the demo response repeated, and the same with so many edits as people make them.
import { demoDelivery } from '../export/response.mjs';

/** Pages of one copy of the demo response, as the export benchmark counts them. */
export const PAGES_OF_ONE = 10;
const WORDS = 'regionen bör ska utreda frågan och återkomma med förslag om mål samt medel för forskning vård data skola trafik'.split(' ');

/** Numbers that look random and are the same every time. */
export const dice = (seed) => {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
};

/** A response of so many copies of the demo response. */
export const response = (copies) => demoDelivery(copies).content;

/** Makes so many edits, at different paragraphs as long as there are any: words 65 %, a new paragraph 10 %, one taken out 10 %, moved 10 %, formatted 5 %. */
export const edited = ({ text, overallStance }, edits, seed = 7) => {
  const roll = dice(seed);
  const blocks = [...text.content];
  let left = [];
  for (let made = 0; made < edits; made += 1) {
    if (left.length === 0) left = blocks.filter(isLong);
    const [block] = left.splice(roll(left.length), 1);
    const at = blocks.indexOf(block);
    const kind = roll(20);
    if (kind < 13) blocks[at] = withWords(block, roll);
    else if (kind < 15) blocks.splice(at, 0, { type: 'paragraph', attrs: { id: `new-${seed}-${made}` }, content: [{ type: 'text', text: someWords(roll, 30) }] });
    else if (kind < 17) blocks.splice(at, 1);
    else if (kind < 19) blocks.splice(roll(blocks.length), 0, ...blocks.splice(at, 1));
    else blocks[at] = { ...block, content: block.content.map((node) => (node.type === 'text' ? { ...node, marks: [{ type: 'bold' }] } : node)) };
  }
  return { text: { type: 'doc', content: blocks }, overallStance };
};

const isLong = ({ type, content }) => type === 'paragraph' && (content?.some(({ text }) => text?.length > 40) ?? false);

/** Another word for one, a few more, or a few less. */
const withWords = (block, roll) => {
  const place = block.content.findIndex(({ text }) => text?.length > 40);
  const words = block.content[place].text.split(' ');
  const at = roll(words.length - 3);
  const kind = roll(3);
  words.splice(at, kind === 1 ? 0 : 1 + roll(3), ...(kind === 2 ? [] : someWords(roll, 1 + roll(3)).split(' ')));
  return { ...block, content: block.content.map((node, i) => (i === place ? { ...node, text: words.join(' ') } : node)) };
};

const someWords = (roll, count) => Array.from({ length: count }, () => WORDS[roll(WORDS.length)]).join(' ');
