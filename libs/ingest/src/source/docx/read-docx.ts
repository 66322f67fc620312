// Reads a Word file: judged and repacked, read by mammoth, its styles and numbers restored from its own parts.
import { Refusal, type Block, type SourceWarning } from '@samsvar/domain';
import mammoth from 'mammoth';
import { BlockList, type NewBlock } from '../../base/block-list';
import { canonicalText, canonicalWithSigns, splitHeadingLabel } from '../../base/text';
import type { Reading, ReadingContext } from '../reading';
import { markedParagraph, markParagraphs, type ParagraphFacts } from './paragraphs';
import { readStyles } from './styles';
import { bookmarkOf, textOf, type WordDocument, type WordNode } from './tree';
import { judgeXml, tagsOf, unescapeXml } from './xml';
import { packParts, unpackParts } from './zip';

const TEXT = 'word/document.xml';
const PARTS = [
  '[Content_Types].xml',
  '_rels/.rels',
  TEXT,
  'word/_rels/document.xml.rels',
  'word/styles.xml',
  'word/numbering.xml',
  'word/footnotes.xml',
  'word/endnotes.xml',
  'word/_rels/footnotes.xml.rels',
  'word/_rels/endnotes.xml.rels',
];
const ASIDE = ['word/comments.xml', 'docProps/core.xml'];

const countTags = (xml: string, names: ReadonlySet<string>): number => {
  let count = 0;
  for (const tag of tagsOf(xml)) if (tag.kind !== 'close' && names.has(tag.name)) count += 1;
  return count;
};

/** What the reader should know: changes that nobody has accepted yet, and comments. */
const warningsOf = (text: string, comments: string): SourceWarning[] => {
  const insertions = countTags(text, new Set(['w:ins', 'w:moveTo']));
  const deletions = countTags(text, new Set(['w:del', 'w:moveFrom']));
  const count = countTags(comments, new Set(['w:comment']));
  return [
    ...(insertions + deletions > 0 ? [{ code: 'tracked-changes' as const, insertions, deletions }] : []),
    ...(count > 0 ? [{ code: 'comments-left-out' as const, count }] : []),
  ];
};

/** Lets mammoth read the tree; its HTML is never made. */
const treeOf = async (file: Buffer): Promise<WordDocument> => {
  let tree: WordDocument | null = null;
  const take = (document: WordDocument): WordDocument => {
    tree = document;
    return { ...document, children: [] };
  };
  await mammoth.convertToHtml({ buffer: file }, {
    transformDocument: take,
    includeEmbeddedStyleMap: false,
    externalFileAccess: false,
  } as object);
  if (!tree) throw new Refusal('file-damaged');
  return tree;
};

/** Turns the tree into blocks. */
class TreeWalk {
  private tables = 0;
  private notes = 0;

  constructor(
    private readonly document: WordDocument,
    private readonly facts: readonly ParagraphFacts[],
    private readonly list: BlockList,
  ) {}

  read(): void {
    for (const node of this.document.children ?? []) {
      if (node.type === 'table') this.table(node);
      else if (node.type === 'paragraph') this.paragraph(node);
    }
  }

  private paragraph(node: WordNode): void {
    const references: WordNode[] = [];
    const marked = this.markedText(textOf(node, references), 1);
    const index = bookmarkOf(node, markedParagraph);
    this.list.add(blockOf(marked, index === null ? undefined : this.facts[index]));
    this.notesOf(references);
  }

  /** Canonical text and its marks; notes have no number of their own in the file, they are counted. */
  private markedText(raw: string, first: number): MarkedText {
    const { text, signs } = canonicalWithSigns(raw);
    return { text, notes: signs.map((at, index) => ({ at, label: String(this.notes + first + index) })) };
  }

  /** Notes follow the block that points at them, numbered in the order of the text. */
  private notesOf(references: readonly WordNode[]): void {
    for (const reference of references) {
      const note = this.document.notes.resolve(reference);
      this.notes += 1;
      if (note)
        this.list.add({
          type: 'footnote',
          label: String(this.notes),
          text: canonicalText(note.body.map((part) => textOf(part)).join(' ')),
        });
    }
  }

  private table(node: WordNode): void {
    const table = this.tables;
    this.tables += 1;
    const references: WordNode[] = [];
    /** Columns still taken by cells that reach down from rows above: column → rows left. */
    const taken = new Map<number, number>();
    for (const [row, line] of (node.children ?? []).entries()) {
      let column = 0;
      for (const cell of line.children ?? []) {
        while ((taken.get(column) ?? 0) > 0) column += 1;
        const first = references.length + 1;
        const raw = (cell.children ?? []).map((part) => textOf(part, references)).join(' ');
        this.list.add({
          type: 'table-cell',
          ...this.markedText(raw, first),
          cell: { table, row, column, header: line.isHeader === true },
        });
        const width = Math.min(100, Math.max(1, cell.colSpan ?? 1));
        if ((cell.rowSpan ?? 1) > 1)
          for (let at = column; at < column + width; at += 1) taken.set(at, cell.rowSpan ?? 1);
        column += width;
      }
      for (const [at, rows] of taken) taken.set(at, rows - 1);
    }
    this.notesOf(references);
  }
}

type MarkedText = Pick<Block, 'text' | 'notes'>;

const blockOf = (marked: MarkedText, facts: ParagraphFacts | undefined): NewBlock => {
  if (!facts) return { type: 'paragraph', ...marked };
  if (facts.heading !== null) {
    // A number typed by hand counts only where Word prints none itself.
    const { text } = marked;
    const split = facts.label === null ? splitHeadingLabel(text) : { label: facts.label, text };
    const cut = text.length - split.text.length;
    const notes = marked.notes.map(({ at, label }) => ({ at: Math.max(0, at - cut), label }));
    return { type: 'heading', level: facts.heading, label: split.label, text: split.text, notes };
  }
  if (facts.listLevel !== null)
    return { type: 'list-item', level: facts.listLevel, label: facts.label, ...marked };
  return { type: facts.role === 'caption' || facts.role === 'quote' ? facts.role : 'paragraph', ...marked };
};

const propertyOf = (core: string, name: string): string | null => {
  const found = new RegExp(`<${name}(?:\\s[^>]*)?>([^<]{1,500})</${name}>`).exec(core)?.[1];
  return found === undefined ? null : canonicalText(unescapeXml(found)) || null;
};

/** Reads a Word file. Throws `file-damaged`, `file-encrypted`, `file-too-complex`. */
export const readDocx = async (bytes: Uint8Array, context: ReadingContext): Promise<Reading> => {
  const { parts, names } = await unpackParts(bytes, [...PARTS, ...ASIDE], context.limits);
  const textPart = parts.get(TEXT);
  if (!textPart) throw new Refusal('file-damaged');
  const xmlOf = (name: string): string => parts.get(name)?.toString('utf8') ?? '';
  for (const name of parts.keys()) judgeXml(xmlOf(name), context.limits);
  context.onProgress({ done: 1, total: 2, stage: 'reading' });

  const warnings = warningsOf(xmlOf(TEXT), xmlOf('word/comments.xml'));
  const core = xmlOf('docProps/core.xml');
  const marked = markParagraphs(
    xmlOf(TEXT),
    readStyles(xmlOf('word/styles.xml')),
    parts.has('word/numbering.xml') ? xmlOf('word/numbering.xml') : null,
  );
  for (const name of ASIDE) parts.delete(name);
  parts.set(TEXT, Buffer.from(marked.xml));
  const tree = await treeOf(packParts(parts));
  const list = new BlockList(context.limits);
  new TreeWalk(tree, marked.facts, list).read();
  context.onProgress({ done: 2, total: 2, stage: 'structure' });

  const author = propertyOf(core, 'dc:creator');
  const created = propertyOf(core, 'dcterms:created')?.slice(0, 10);
  const furniture = names.filter((name) => /^word\/(header|footer)\d*\.xml$/.test(name)).length;
  return {
    format: 'docx',
    title:
      propertyOf(core, 'dc:title') ?? list.blocks.find((block) => block.type === 'heading')?.text ?? null,
    language: /<w:lang [^>]*w:val="([\w-]{2,12})"/.exec(xmlOf('word/styles.xml'))?.[1] ?? null,
    pages: null,
    blocks: list.blocks,
    warnings,
    needsOcr: false,
    quality: { headersAndFooters: furniture },
    metadata: { ...(author ? { author } : {}), ...(created ? { created } : {}) },
  };
};
