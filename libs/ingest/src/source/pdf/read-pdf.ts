// Reads a PDF: pages, then structure by tags where they can be trusted and by geometry elsewhere.
import { Refusal, type SourceWarning } from '@samsvar/domain';
import { BlockList } from '../../base/block-list';
import { overLimit } from '../../base/limits';
import { canonicalText } from '../../base/text';
import type { Reading, ReadingContext } from '../reading';
import { regionsOf, rowsAsLines } from './columns';
import { blockOfLeaf } from './compose';
import { findContents } from './contents';
import { openPdf, refusing, type EngineDocument } from './engine';
import { printedNumbers, withoutFurniture } from './furniture';
import { GeometryReader } from './geometry';
import { findHeadings, splitLabels } from './headings';
import { Vocabulary } from './hyphens';
import { bodySizeOf, type Leaf } from './leaf';
import { linesInOrder, type Line } from './line';
import { measure } from './measure';
import { removeReferences } from './notes';
import { readPage, type Page, type Run } from './page';
import { inPageOrder, runsOfRecognised } from './recognised';
import { TagReader } from './tagged';

/** A page with fewer characters than this holds a picture of text, or nothing. */
const SPARSE = 20;

const charactersOf = (runs: readonly Run[]): number =>
  runs.reduce((sum, run) => sum + run.text.trim().length, 0);

const readPages = async (document: EngineDocument, context: ReadingContext): Promise<Page[]> => {
  const tagged = (await refusing(() => document.getMarkInfo()))?.Marked === true;
  const pages: Page[] = [];
  let characters = 0;
  for (let no = 1; no <= document.numPages; no += 1) {
    const page = withRecognised(await refusing(() => readPage(document, no, tagged)), context);
    characters += charactersOf(page.runs);
    if (characters > context.limits.characters) throw overLimit(context.limits, 'characters');
    pages.push(page);
    context.onProgress({ done: no, total: document.numPages, stage: 'reading' });
  }
  return pages;
};

/** The page with what was recognised on it, unless it has text of its own. */
const withRecognised = (page: Page, { recognised }: ReadingContext): Page => {
  const found = recognised?.find(({ page: no }) => no === page.no);
  return found && charactersOf(page.runs) < SPARSE ? { ...page, runs: runsOfRecognised(found), tree: null, isRecognised: true } : page;
};

/** Share of the text that the tag tree covers; 0 without tags. */
const taggedShare = (pages: readonly Page[]): number => {
  const inTree = (run: Run, page: Page): boolean => page.tree !== null && run.mark !== null;
  const all = pages.reduce((sum, page) => sum + charactersOf(page.runs.filter((run) => !run.artifact)), 0);
  const tagged = pages.reduce(
    (sum, page) => sum + charactersOf(page.runs.filter((run) => !run.artifact && inTree(run, page))),
    0,
  );
  return all === 0 ? 0 : tagged / all;
};

interface Structure {
  readonly leaves: Leaf[];
  readonly furniture: Line[];
}

const byTags = (pages: readonly Page[]): Structure & { hasHeadings: boolean } => {
  const reader = new TagReader();
  for (const page of pages) reader.add(page);
  const furniture = pages.flatMap((page) =>
    linesInOrder(page.runs.filter((run) => run.artifact || run.mark === null)),
  );
  return { leaves: reader.leaves(), furniture, hasHeadings: reader.hasHeadings };
};

const byGeometry = (pages: readonly Page[]): Structure => {
  const texts = pages.map((page) => page.runs.filter((run) => !run.artifact));
  const { body, furniture } = withoutFurniture(texts.map(rowsAsLines));
  const regions = body.flatMap((lines) => regionsOf(lines.flatMap((line) => line.runs)));
  const reader = new GeometryReader(measure(regions));
  for (const region of regions) reader.add(region);
  removeReferences(reader.leaves);
  const marked = pages.flatMap((page) => linesInOrder(page.runs.filter((run) => run.artifact)));
  return { leaves: reader.leaves, furniture: [...furniture, ...marked] };
};

/** Recognised pages have no tags: with a tag tree they are read on their own, and put in where they stand. */
const structureOf = (pages: readonly Page[], share: number): Structure => {
  const recognised = pages.filter((page) => page.isRecognised);
  if (recognised.length === 0 || share < 0.9) return structureOfPages(pages, share);
  const tagged = structureOfPages(pages.filter((page) => !page.isRecognised), share);
  const own = structureOfPages(recognised, 0);
  return { leaves: inPageOrder(tagged.leaves, own.leaves), furniture: [...tagged.furniture, ...own.furniture] };
};

/** The tag tree is trusted when it covers nearly all text; a part left out of it would be lost. */
const structureOfPages = (pages: readonly Page[], share: number): Structure => {
  const tagged = share >= 0.9 ? byTags(pages) : null;
  const { leaves: found, furniture } = tagged ?? byGeometry(pages);
  const structure: Structure = { leaves: findContents(found), furniture };
  if (!tagged?.hasHeadings) {
    const prose = structure.leaves.filter((leaf) => leaf.type !== 'footnote').flatMap((leaf) => leaf.lines);
    findHeadings(structure.leaves, bodySizeOf(prose));
  }
  splitLabels(structure.leaves);
  return structure;
};

const dateOf = (value: unknown): string | undefined => {
  const date = typeof value === 'string' ? /^(?:D:)?(\d{4})(\d\d)(\d\d)/.exec(value) : null;
  return date ? `${date[1]}-${date[2]}-${date[3]}` : undefined;
};

const wordsOf = (value: unknown): string | null => {
  const text = typeof value === 'string' ? canonicalText(value) : '';
  return text === '' ? null : text;
};

/** Titles that programs write when nobody gave one. */
const NO_TITLE = /^(microsoft word|untitled|namnlös|dokument\d*|document\d*)|\.(docx?|pdf|indd|odt)$/i;

const pageLabelsOf = async (
  document: EngineDocument,
  furniture: readonly Line[],
): Promise<Map<number, string>> => {
  const printed = printedNumbers(furniture, document.numPages);
  if (printed.size > 0) return printed;
  const named = await refusing(() => document.getPageLabels());
  return new Map(
    (named ?? []).flatMap((label, index) => (label === '' ? [] : [[index + 1, label] as const])),
  );
};

/** Reads a PDF. Throws `file-encrypted`, `file-damaged`, `file-without-pages`, `file-too-complex`. */
export const readPdf = async (bytes: Uint8Array, context: ReadingContext): Promise<Reading> => {
  // A file cut off on its way would be read in part, and the part taken for the whole.
  if (!Buffer.from(bytes.subarray(Math.max(0, bytes.length - 65_536))).includes('%%EOF'))
    throw new Refusal('file-damaged');
  const document = await openPdf(bytes);
  if (document.numPages < 1) throw new Refusal('file-without-pages');
  if (document.numPages > context.limits.pages) throw overLimit(context.limits, 'pages');
  const pages = await readPages(document, context);
  const { info } = await refusing(() => document.getMetadata());
  // A page that was looked at and has nothing to recognise is empty, and no more can be done for it.
  const looked = new Set(context.recognised?.map(({ page }) => page));
  const sparse = pages.filter((page) => charactersOf(page.runs) < SPARSE && !looked.has(page.no)).map((page) => page.no);
  const recognised = pages.filter((page) => page.isRecognised && page.runs.length > 0).map((page) => page.no);
  const needsOcr = looked.size === 0 && pages.every((page) => charactersOf(page.runs) === 0);
  const share = taggedShare(pages.filter((page) => !page.isRecognised));
  const { leaves, furniture } = structureOf(pages, share);
  context.onProgress({ done: 1, total: 2, stage: 'structure' });
  const labels = await pageLabelsOf(document, furniture);
  const vocabulary = new Vocabulary(leaves.flatMap((leaf) => leaf.lines));
  const list = new BlockList(context.limits);
  for (const leaf of leaves) list.add(blockOfLeaf(leaf, vocabulary, labels));
  context.onProgress({ done: 2, total: 2, stage: 'structure' });
  const named = wordsOf(info['Title']);
  const warnings: SourceWarning[] = [
    ...(sparse.length > 0 ? [{ code: 'pages-without-text' as const, pages: sparse }] : []),
    ...(recognised.length > 0 ? [{ code: 'recognised-pages' as const, pages: recognised }] : []),
  ];
  const author = wordsOf(info['Author']);
  const created = dateOf(info['CreationDate']);
  return {
    format: 'pdf',
    title:
      named && !NO_TITLE.test(named)
        ? named
        : (list.blocks.find((block) => block.type === 'heading')?.text ?? null),
    language: wordsOf(info['Language']),
    pages: document.numPages,
    blocks: list.blocks,
    warnings,
    needsOcr,
    quality: {
      taggedShare: Math.round(share * 1000) / 1000,
      sparsePages: sparse.length,
      ...(recognised.length > 0 && { recognisedPages: recognised.length }),
      furnitureLines: furniture.length,
    },
    metadata: { ...(author ? { author } : {}), ...(created ? { created } : {}) },
  };
};
