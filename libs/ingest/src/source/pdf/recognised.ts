// Recognised words as runs of text, so that pages of pictures are read as all other pages are.
import type { RecognisedPage } from '../recognise-tsv';
import { bodySizeOf, type Leaf } from './leaf';
import { lineOf } from './line';
import type { Run } from './page';

/** Sizes measured in a picture are off by some per cent: what is this near the size of most text is of that size. */
const NEAR = 0.13;

/** The runs of a page. Words that follow each other on a line are set apart by a space, whatever the gap. */
export const runsOfRecognised = ({ page, lines }: RecognisedPage): Run[] => {
  const rough = lines.map((line) => runsOfLine(page, line));
  const body = bodySizeOf(rough.map((runs) => lineOf(runs)).filter((line) => line !== null));
  return rough.flatMap((runs) =>
    runs.map((run) => ({ ...run, size: Math.abs(run.size - body) <= body * NEAR ? body : Math.round(run.size * 2) / 2 })),
  );
};

const runsOfLine = (page: number, { y, size, words }: RecognisedPage['lines'][number]): Run[] =>
  words.map(({ text, x, width }, index) => ({
    page,
    text: index < words.length - 1 ? `${text} ` : text,
    x,
    y,
    width,
    size,
    bold: false,
    notes: [],
    mark: null,
    artifact: false,
  }));

const pageOf = (leaf: Leaf): number => leaf.lines[0]?.page ?? 0;

/** Leaves of recognised pages among the others: each page after all that begins on the pages before it. */
export const inPageOrder = (leaves: readonly Leaf[], recognised: readonly Leaf[]): Leaf[] => {
  const merged: Leaf[] = [];
  const rest = [...recognised];
  for (const leaf of leaves) {
    while (rest[0] && leaf.lines.length > 0 && pageOf(rest[0]) < pageOf(leaf)) merged.push(...rest.splice(0, 1));
    merged.push(leaf);
  }
  return [...merged, ...rest];
};
