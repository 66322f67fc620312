// People who write in a response by chance, and words by which it can be told whether an anchor is where it should be.
import { Fragment, type Node } from '@tiptap/pm/model';
import { canJoin, canSplit, type Transform } from '@tiptap/pm/transform';
import type { NodeJson } from '../response/json';
import { pick, sentence, type Chance } from './random-text';

/** A text of paragraphs in which every tenth word or so is numbered, and so stands only once. */
export const numberedText = (chance: Chance, paragraphs: number): NodeJson => {
  let no = 0;
  const words = () => Array.from({ length: 40 }, () => (chance() < 0.12 ? `synpunkt${no++}` : sentence(chance, 1)));
  return { type: 'doc', content: Array.from({ length: paragraphs }, (_, i) => ({ type: 'paragraph', attrs: { id: `p${i}` }, content: [{ type: 'text', text: `${words().join(' ')}.` }] })) };
};

/** The numbered words of a text. */
export const numberedWords = (text: string): string[] => text.match(/synpunkt\d+/g) ?? [];

/** Words of a block to anchor at, with a numbered one among them: from one offset to another; null when there is none. */
export const wordsToAnchor = (chance: Chance, text: string): { readonly from: number; readonly to: number } | null => {
  const words = [...text.matchAll(/[\p{L}\d]+/gu)];
  const numbered = words.flatMap((match, i) => (/^synpunkt\d/.test(match[0]) ? [i] : []));
  if (numbered.length === 0) return null;
  const at = pick(chance, numbered);
  const [first, last] = [words[Math.max(0, at - Math.floor(chance() * 3))], words[Math.min(words.length - 1, at + Math.floor(chance() * 3))]];
  return first && last ? { from: first.index, to: last.index + last[0].length } : null;
};

/** How often each thing is done, as in the sessions that others were measured with. */
const HABITS = [
  ['type', 40],
  ['replace', 18],
  ['delete', 10],
  ['split', 12],
  ['join', 7],
  ['kind', 8],
  ['move', 3],
  ['remove', 2],
] as const;
type Habit = (typeof HABITS)[number][0];

/** One edit by chance, as an editor makes it. `newId` names new blocks. */
export const editByChance = (tr: Transform, chance: Chance, newId: () => string): void => {
  const blocks = textBlocks(tr.doc);
  const block = pick(chance, blocks);
  if (block) ACTS[habitOf(chance)]({ tr, chance, newId }, block);
};

const habitOf = (chance: Chance): Habit => {
  let left = chance() * HABITS.reduce((sum, [, share]) => sum + share, 0);
  return HABITS.find(([, share]) => (left -= share) < 0)?.[0] ?? 'type';
};

interface Place {
  readonly node: Node;
  /** Before the node. */
  readonly at: number;
  readonly depth: number;
}
interface Hand {
  readonly tr: Transform;
  readonly chance: Chance;
  readonly newId: () => string;
}

const textBlocks = (doc: Node): Place[] => {
  const found: Place[] = [];
  doc.descendants((node, at) => {
    if (node.isTextblock) found.push({ node, at, depth: doc.resolve(at).depth });
    return !node.isTextblock;
  });
  return found;
};

const aWord = (chance: Chance, { node, at }: Place): { readonly from: number; readonly to: number } => {
  const words = [...node.textBetween(0, node.content.size, '', ' ').matchAll(/\S+/g)];
  const word = words.length > 0 ? pick(chance, words) : null;
  return word ? { from: at + 1 + word.index, to: at + 1 + word.index + word[0].length } : { from: at + 1, to: at + 1 };
};

/** Puts words in as typing does: with the marks of where they are put. */
const write = (tr: Transform, { from, to }: { readonly from: number; readonly to: number }, text: string): void => {
  const $from = tr.doc.resolve(from);
  const marks = (from === to ? $from.marks() : $from.marksAcross(tr.doc.resolve(to))) ?? [];
  tr.replaceWith(from, to, tr.doc.type.schema.text(text, marks));
};

const ACTS: Readonly<Record<Habit, (hand: Hand, block: Place) => void>> = {
  type: ({ tr, chance }, block) => {
    const { to } = aWord(chance, block);
    write(tr, { from: to, to }, ` ${sentence(chance, 1 + Math.floor(chance() * 3))}`);
  },
  replace: ({ tr, chance }, block) => {
    const word = aWord(chance, block);
    write(tr, word, sentence(chance, 1));
  },
  delete: ({ tr, chance }, block) => {
    const { from, to } = aWord(chance, block);
    if (from < to) tr.delete(from, Math.min(to + 1, block.at + 1 + block.node.content.size));
  },
  split: ({ tr, chance, newId }, block) => {
    const { from } = aWord(chance, block);
    const type = { type: block.node.type, attrs: { ...block.node.attrs, id: newId() } };
    if (canSplit(tr.doc, from, 1, [type])) tr.split(from, 1, [type]);
  },
  join: ({ tr }, { at }) => {
    if (canJoin(tr.doc, at) && tr.doc.resolve(at).nodeBefore?.isTextblock) tr.join(at);
  },
  kind: (hand, block) => (block.depth === 0 ? pick(hand.chance, KINDS)(hand, block) : undefined),
  move: ({ tr, chance, newId }, block) => {
    if (block.depth > 0) return;
    // Half of the time it is cut and pasted, and named anew.
    const moved = chance() < 0.5 ? block.node : block.node.type.create({ ...block.node.attrs, id: newId() }, block.node.content);
    tr.delete(block.at, block.at + block.node.nodeSize);
    if (tr.doc.childCount === 0) return;
    let to = 0;
    for (let i = Math.floor(chance() * tr.doc.childCount); i > 0; i--) to += tr.doc.child(i).nodeSize;
    tr.insert(tr.doc.resolve(to).depth === 0 ? to : 0, moved);
  },
  remove: ({ tr }, { node, at, depth }) => {
    if (depth === 0 && tr.doc.childCount > 20) tr.delete(at, at + node.nodeSize);
  },
};

/** What a paragraph may be made, or a heading. */
const KINDS: readonly ((hand: Hand, block: Place) => void)[] = [
  ({ tr }, { node, at }) => void tr.setNodeMarkup(at, tr.doc.type.schema.nodes[node.type.name === 'heading' ? 'paragraph' : 'heading'], { id: node.attrs['id'] as unknown, level: 2 }),
  (hand, block) => within(hand, block, (paragraph, type) => type('bulletList', type('listItem', paragraph))),
  (hand, block) => within(hand, block, (paragraph, type) => type('quotation', paragraph)),
  (hand, block) => within(hand, block, (paragraph, type) => type('table', type('tableRow', type('tableCell', paragraph)))),
];

const within = ({ tr, newId }: Hand, { node, at }: Place, build: (paragraph: Node, type: (name: string, content: Node) => Node) => Node): void => {
  const { nodes } = tr.doc.type.schema;
  if (node.type.name !== 'paragraph') return;
  const type = (name: string, content: Node): Node => {
    const made = nodes[name];
    if (!made) throw new Error(`no ${name}`);
    return made.create('id' in (made.spec.attrs ?? {}) ? { id: newId() } : null, Fragment.from(content));
  };
  tr.replaceWith(at, at + node.nodeSize, build(node, type));
};
