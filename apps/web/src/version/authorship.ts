// Who wrote how much of a text: shares by person and organisation, and the runs of one passage.
import { textAttribute, type NodeJson } from '@samsvar/document';
import type { Who } from '@samsvar/protocol';
import { countedText, isTextBlock, sectionName, type WrittenText } from './version-text';

/** Some characters by one person. `by` is null for nobody known, `at` empty when that is not known. */
export interface WrittenRun {
  readonly from: number;
  readonly text: string;
  /** Index in the people of the text. */
  readonly no: number;
  readonly by: Who | null;
  readonly at: string;
}

/** One block of text with its runs, under the heading it stands below. */
export interface WrittenBlock {
  readonly id: string;
  readonly node: NodeJson;
  readonly section: string | null;
  readonly runs: readonly WrittenRun[];
}

/** How much of the text somebody wrote. */
export interface AuthorShare {
  /** Id of the person or organisation; empty for nobody known. */
  readonly id: string;
  /** Index among the people; -1 for nobody known and for organisations. */
  readonly no: number;
  readonly name: string;
  readonly organisation: string;
  readonly words: number;
  /** From 0 to 1. */
  readonly share: number;
  /** When something of it was written last; empty when that is not known. */
  readonly last: string;
}

/** The blocks of text of a text in their order, each cut into its runs. What runs do not cover is by nobody known. */
export const writtenBlocks = ({ content, runs, people }: WrittenText): WrittenBlock[] => {
  const blocks: WrittenBlock[] = [];
  let section: string | null = null;
  const visit = (node: NodeJson): void => {
    if (node.type === 'sectionHeading') {
      section = sectionName({ number: textAttribute(node, 'number'), title: textAttribute(node, 'title') ?? '' }, '');
      return;
    }
    if (!isTextBlock(node)) return node.content?.forEach(visit);
    const text = countedText(node);
    if (node.type === 'heading') section = text;
    const id = textAttribute(node, 'id') ?? '';
    blocks.push({ id, node, section, runs: runsOf(text, runs?.[id] ?? [], people) });
  };
  content.text.content?.forEach(visit);
  return blocks;
};

type WireRun = readonly [length: number, person: number, at: string];

const runsOf = (text: string, wire: readonly WireRun[], people: readonly Who[]): WrittenRun[] => {
  const runs: WrittenRun[] = [];
  let from = 0;
  for (const [length, no, at] of wire) {
    const piece = text.slice(from, from + length);
    if (piece) runs.push({ from, text: piece, no: people[no] ? no : -1, by: people[no] ?? null, at });
    from += length;
  }
  if (from < text.length) runs.push({ from, text: text.slice(from), no: -1, by: null, at: '' });
  return runs;
};

const WORD = /\p{L}[\p{L}\p{M}\p{N}’'-]*/gu;

interface Tally {
  words: number;
  last: string;
}

/** Words by each person, most first; a word is by whoever wrote its first letter. Nobody known comes last. */
export const sharesByPerson = (blocks: readonly WrittenBlock[]): AuthorShare[] => {
  const tallies = new Map<number, Tally & { readonly by: Who | null }>();
  for (const { runs } of blocks) {
    for (const [run, words] of wordsByRun(runs)) {
      const tally = tallies.get(run.no) ?? { by: run.by, words: 0, last: '' };
      tallies.set(run.no, tally);
      tally.words += words;
      if (run.at > tally.last) tally.last = run.at;
    }
  }
  return inOrder(
    [...tallies].map(([no, { by, ...tally }]) => ({ ...tally, no, id: by?.id ?? '', name: by?.name ?? '', organisation: by?.organisation.name ?? '' })),
  );
};

/** The same by organisation. */
export const sharesByOrganisation = (people: readonly Who[], byPerson: readonly AuthorShare[]): AuthorShare[] => {
  const tallies = new Map<string, Tally & { readonly name: string }>();
  for (const share of byPerson) {
    const organisation = people[share.no]?.organisation;
    const key = organisation?.id ?? '';
    const tally = tallies.get(key) ?? { name: organisation?.name ?? '', words: 0, last: '' };
    tallies.set(key, tally);
    tally.words += share.words;
    if (share.last > tally.last) tally.last = share.last;
  }
  return inOrder([...tallies].map(([id, { name, ...tally }]) => ({ ...tally, no: -1, id, name: '', organisation: name })));
};

const inOrder = (tallies: readonly Omit<AuthorShare, 'share'>[]): AuthorShare[] => {
  const total = tallies.reduce((sum, { words }) => sum + words, 0);
  return tallies
    .filter(({ words }) => words > 0)
    .map((tally) => ({ ...tally, share: tally.words / total }))
    .sort((a, b) => Number(a.id === '') - Number(b.id === '') || b.words - a.words);
};

const wordsByRun = (runs: readonly WrittenRun[]): Map<WrittenRun, number> => {
  const counts = new Map<WrittenRun, number>();
  const text = runs.map((run) => run.text).join('');
  let at = 0;
  for (const { index } of text.matchAll(WORD)) {
    for (let run = runs[at]; run && run.from + run.text.length <= index; run = runs[at]) at++;
    const run = runs[at];
    if (run) counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
};
