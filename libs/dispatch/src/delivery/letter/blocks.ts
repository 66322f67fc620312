// The blocks of a response as they are printed.
import { numberAttribute, plainText, textAttribute, type NodeJson } from '@samsvar/document';
import { columnsOf } from '../../base/column-widths';
import type { Block, Cell, Demand, Figure, Inline, Table } from '../../base/print';
import { printable, run } from '../../base/printable';
import type { NoteBook } from '../../citation/note-book';
import type { DeliveredFigure } from '../input';
import { inlineOf } from './inline';
import { hasContent } from './sections';

/** What the blocks of one document share: its notes, its pictures, and how many demands there have been. */
export interface Context {
  readonly notes: NoteBook;
  readonly figures: ReadonlyMap<string, DeliveredFigure>;
  demands: number;
}

/** A block and what it holds. Empty paragraphs, which authors use as space, are left out. */
export const blocksOf = (node: NodeJson, context: Context): Block[] => {
  if (!hasContent(node)) return [];
  switch (node.type) {
    case 'bulletList':
    case 'orderedList':
      return [listOf(node, context)];
    case 'quotation':
      return [{ kind: 'quotation', blocks: withSource(childrenOf(node, context), context.notes.cite(node)) }];
    case 'demand':
      return [demandOf(node, context)];
    case 'proposedWording':
      return [wordingOf(node, context)];
    case 'figure':
      return [figureOf(node, context)];
    case 'table':
      return [tableOf(node, context)];
    default:
      return isLine(node)
        ? [{ kind: 'paragraph', content: inlineOf(node, context.notes) }]
        : childrenOf(node, context);
  }
};

const BLOCKS_ONLY = new Set(['listItem', 'tableCell', 'tableHeader', 'tableRow', 'doc']);
const INLINE = new Set(['text', 'hardBreak', 'citation', 'footnote']);
/** Whether a node holds words of its own. An unknown node is judged by its children. */
const isLine = (node: NodeJson): boolean =>
  node.type === 'paragraph' ||
  (!BLOCKS_ONLY.has(node.type) && (node.content ?? []).some((child) => INLINE.has(child.type)));

const childrenOf = (node: NodeJson, context: Context): Block[] =>
  (node.content ?? []).flatMap((child) => blocksOf(child, context));

const listOf = (node: NodeJson, context: Context): Block => ({
  kind: 'list',
  ordered: node.type === 'orderedList',
  start: numberAttribute(node, 'start') ?? 1,
  items: (node.content ?? []).filter(hasContent).map((item) => childrenOf(item, context)),
});

/** Puts a note at the end of the last line. */
const withSource = (blocks: Block[], note: Inline | null): Block[] => {
  const last = blocks[blocks.length - 1];
  if (!note) return blocks;
  if (last?.kind !== 'paragraph') return [...blocks, { kind: 'paragraph', content: [note] }];
  return [...blocks.slice(0, -1), { ...last, content: [...last.content, note] }];
};

/** "Att regionerna …" becomes "Att 1" and "regionerna …": the number stands after the author's own word. */
const demandOf = (node: NodeJson, context: Context): Demand => {
  context.demands += 1;
  const [first, ...rest] = inlineOf(node, context.notes);
  const begun = first?.kind === 'text' ? { ...first, text: first.text.replace(/^att\s+/iu, '') } : first;
  return { kind: 'demand', no: context.demands, content: begun ? [begun, ...rest] : [] };
};

const wordingOf = (node: NodeJson, context: Context): Block => {
  const words = (textAttribute(node, 'fromText') ?? '').split('\n').map((line) => printable(line).trim());
  const from = words.filter(Boolean).map((line): Block => ({ kind: 'paragraph', content: [run(line)] }));
  const note = context.notes.cite(node);
  const to = childrenOf(node, context);
  if (from.length === 0) return { kind: 'wording', from: null, to: withSource(to, note) };
  return { kind: 'wording', from: withSource(from, note), to };
};

const figureOf = (node: NodeJson, context: Context): Block => {
  const figure = context.figures.get(textAttribute(node, 'sha256') ?? '');
  const alt = printable(textAttribute(node, 'alt') ?? '').trim();
  const caption = inlineOf(node, context.notes);
  if (!figure) return { kind: 'paragraph', content: [run(`[Bild: ${alt}] `, { italic: true }), ...caption] };
  const block: Figure = {
    kind: 'figure',
    bytes: figure.bytes,
    mediaType: figure.mediaType,
    width: figure.width,
    height: figure.height,
    alt,
    caption,
    blockId: textAttribute(node, 'id'),
  };
  return block;
};

const tableOf = (node: NodeJson, context: Context): Table => {
  const rows = (node.content ?? [])
    .filter((row) => (row.content ?? []).length > 0)
    .map((row) => (row.content ?? []).map((cell): Cell => cellOf(cell, context)));
  const body = rows.findIndex((row) => row.some((cell) => !cell.header));
  const headerRows = body === -1 ? Math.min(1, rows.length) : body;
  return { kind: 'table', caption: [], rows, headerRows, ...columnsOf(rows) };
};

const cellOf = (node: NodeJson, context: Context): Cell => ({
  header: node.type === 'tableHeader',
  colspan: Math.max(1, numberAttribute(node, 'colspan') ?? 1),
  rowspan: Math.max(1, numberAttribute(node, 'rowspan') ?? 1),
  blocks: childrenOf(node, context),
});

/** The words of a heading: the source's own for a mirrored one. */
export const headingWords = (node: NodeJson, notes: NoteBook): Inline[] =>
  node.type === 'sectionHeading' ? [run((textAttribute(node, 'title') ?? '').trim())] : inlineOf(node, notes);

/** Whether a heading is the one that positions are gathered under. */
export const isSummary = (node: NodeJson): boolean =>
  node.type === 'heading' && plainText(node).trim().toLocaleLowerCase('sv') === 'sammanfattning';
