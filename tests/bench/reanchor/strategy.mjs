// Writes Swedish strategies: headings, paragraphs, list items, boilerplate, and look-alikes that differ by one actor.
import { seeded } from './seeded.mjs';
import { ACTORS, BOILERPLATE, HEADS, ITEMS, OBJECTS, PARTS, PLACES, REASONS, STOCK, VERBS } from './vocabulary.mjs';

/** Characters of a page of 2,575 blocks and 893,000 characters on 300 pages. */
const PAGE = 2_977;

/** One sentence; one in eight is a stock phrase that stands in many places. */
export const aSentence = ({ random, pick }) => {
  if (random() < 0.12) return pick(STOCK);
  const second = random() < 0.35 ? ` Därför ${pick(VERBS)} ${pick(ACTORS).toLowerCase()} ${pick(OBJECTS)} ${pick(PLACES)}.` : '';
  const clause = random() < 0.75 ? ` ${pick(REASONS)}` : '';
  const also = random() < 0.4 ? ` och ${pick(OBJECTS)}` : '';
  return `${pick(ACTORS)} ${pick(VERBS)} ${pick(OBJECTS)}${also} ${pick(PLACES)}${clause}.${second}`;
};

/** Three to seven sentences. */
export const aParagraph = (choice) => Array.from({ length: 3 + choice.below(5) }, () => aSentence(choice)).join(' ');

/** The same about another actor; null where no actor is named. */
export const lookAlikeOf = (text, choice) => {
  const named = ACTORS.filter((actor) => new RegExp(`(?<!\\p{L})${actor}(?!\\p{L})`, 'u').test(text));
  if (named.length === 0) return null;
  const was = choice.pick(named);
  const is = choice.pick(ACTORS.filter((actor) => !named.includes(actor)));
  return is ? text.replace(new RegExp(`(?<!\\p{L})${was}(?!\\p{L})`, 'gu'), is) : null;
};

/** The blocks of a strategy of so many pages. */
export const aStrategy = ({ seed, pages }) => {
  const choice = seeded(seed);
  const blocks = [];
  const paragraphs = [];
  let characters = 0;
  const add = (block) => {
    blocks.push({ level: null, label: null, ...block });
    characters += block.text.length;
  };
  const addParagraph = () => {
    const chance = choice.random();
    const alike = chance < 0.04 && paragraphs.length > 0 ? lookAlikeOf(choice.pick(paragraphs), choice) : null;
    const text = alike ?? (chance > 0.96 ? choice.pick(BOILERPLATE) : aParagraph(choice));
    paragraphs.push(text);
    add({ type: 'paragraph', text });
  };
  const addList = () => {
    for (let item = 0; item < 3 + choice.below(4); item += 1) {
      const text = choice.random() < 0.2 ? choice.pick(ITEMS) : `Att ${choice.pick(ACTORS).toLowerCase()} ${choice.pick(VERBS)} ${choice.pick(OBJECTS)} ${choice.pick(PLACES)}.`;
      add({ type: 'list-item', level: 1, label: '•', text });
    }
  };
  add({ type: 'heading', level: 1, text: 'Strategi för ett hållbart län' });
  for (let chapter = 1; characters < pages * PAGE; chapter += 1) {
    add({ type: 'heading', level: 1, label: `${chapter}`, text: choice.pick(HEADS) });
    addParagraph();
    PARTS.forEach((part, i) => {
      const text = choice.random() < 0.5 ? part : `${choice.pick(HEADS)} ${choice.pick(PLACES)}`;
      add({ type: 'heading', level: 2, label: `${chapter}.${i + 1}`, text });
      for (let n = 3 + choice.below(5); n > 0; n -= 1) {
        if (choice.random() < 0.16) addList();
        else addParagraph();
      }
    });
  }
  return blocks.map((block, ord) => ({ ord, ...block }));
};
