// Walks the text of a Word file and keeps what was put in and taken out apart.
import type { ReturnedParagraph, ReturnedPiece, ReturnedPoint, WordChange } from '@samsvar/document';
import { attributeOf, tagsOf, unescapeXml, type Tag } from '../source/docx/xml';
import { secondOf } from './second-of';

/** Bookmarks of ours: hidden in Word, as all that begin with a low line. */
const MARK = /^_sv(\d{1,6})$/;
const APART = '_svx';
/** Stands for a footnote. */
const NOTE = '\uFFFC';

interface Draft {
  mark: number | null;
  isApart: boolean;
  readonly isInTable: boolean;
  heading: number | null;
  change: WordChange | null;
  readonly pieces: ReturnedPiece[];
  length: number;
}

interface Run {
  bold: boolean;
  italic: boolean;
}

interface Range {
  from: ReturnedPoint;
  to: ReturnedPoint | null;
}

const INSERTING = new Set(['w:ins', 'w:moveTo']);
const DELETING = new Set(['w:del', 'w:moveFrom']);

export class CopyText {
  private readonly paragraphs: Draft[] = [];
  private readonly ranges = new Map<string, Range>();
  private readonly changes: WordChange[] = [];
  private paragraph: Draft | null = null;
  private run: Run | null = null;
  private tables = 0;
  /** Depth within what is passed over: older settings, fallbacks, text boxes. */
  private passed = 0;
  private settings = 0;
  private wordsFrom: number | null = null;

  constructor(private readonly xml: string) {}

  /** All paragraphs in order, and the stretches that comments are about. */
  read(): { paragraphs: readonly ReturnedParagraph[]; ranges: ReadonlyMap<string, Range> } {
    for (const tag of tagsOf(this.xml)) {
      const step = tag.kind === 'open' ? 1 : tag.kind === 'close' ? -1 : 0;
      if (PASSED.has(tag.name)) this.passed += step;
      else if (this.passed === 0) this.take(tag, step);
    }
    const paragraphs = this.paragraphs.map(({ length: _, ...paragraph }) => paragraph);
    return { paragraphs, ranges: this.ranges };
  }

  private take(tag: Tag, step: number): void {
    if (tag.name === 'w:tbl') this.tables += step;
    else if (tag.name === 'w:p') this.takeParagraph(tag);
    else if (tag.name === 'w:pPr') this.settings += step;
    else if (tag.name === 'w:bookmarkStart') this.takeBookmark(attributeOf(tag, 'w:name') ?? '');
    else if (tag.name === 'w:commentRangeStart') this.begin(attributeOf(tag, 'w:id') ?? '');
    else if (tag.name === 'w:commentRangeEnd') this.end(attributeOf(tag, 'w:id') ?? '');
    else if (this.settings > 0) this.takeSetting(tag);
    else if (INSERTING.has(tag.name) || DELETING.has(tag.name)) this.takeChange(tag);
    else if (tag.name === 'w:r') this.run = tag.kind === 'open' ? { bold: false, italic: false } : null;
    else if (this.run) this.takeInRun(tag, this.run);
  }

  private takeParagraph(tag: Tag): void {
    this.paragraph = null;
    if (tag.kind === 'close') return;
    const heading = null;
    const draft: Draft = { mark: null, isApart: false, isInTable: this.tables > 0, heading, change: null, pieces: [], length: 0 };
    this.paragraphs.push(draft);
    if (tag.kind === 'open') this.paragraph = draft;
  }

  private takeBookmark(name: string): void {
    const { paragraph } = this;
    if (!paragraph) return;
    const match = MARK.exec(name);
    if (match) paragraph.mark ??= Number(match[1]);
    else if (name.startsWith(APART)) paragraph.isApart = true;
  }

  private takeSetting(tag: Tag): void {
    const { paragraph } = this;
    if (!paragraph || tag.kind === 'close') return;
    if (tag.name === 'w:pStyle') {
      const level = /^(?:Heading|Rubrik)(\d)$/i.exec(attributeOf(tag, 'w:val') ?? '')?.[1];
      if (level) paragraph.heading = Number(level);
    } else if (tag.name === 'w:ins') paragraph.change = changeOf('inserted', tag);
    else if (tag.name === 'w:del') paragraph.change = changeOf('deleted', tag);
  }

  private takeChange(tag: Tag): void {
    if (tag.kind === 'close') this.changes.pop();
    else if (tag.kind === 'open') this.changes.push(changeOf(INSERTING.has(tag.name) ? 'inserted' : 'deleted', tag));
  }

  private takeInRun(tag: Tag, run: Run): void {
    if (tag.name === 'w:t' || tag.name === 'w:delText') {
      if (tag.kind === 'open') this.wordsFrom = tag.to;
      else if (tag.kind === 'close' && this.wordsFrom !== null) {
        this.add(unescapeXml(this.xml.slice(this.wordsFrom, tag.from)), run);
        this.wordsFrom = null;
      }
    } else if (tag.kind === 'close') return;
    else if (tag.name === 'w:b') run.bold = isOn(tag);
    else if (tag.name === 'w:i') run.italic = isOn(tag);
    else if (tag.name === 'w:tab') this.add('\t', run);
    else if (tag.name === 'w:br' || tag.name === 'w:cr') this.add('\n', run);
    else if (tag.name === 'w:noBreakHyphen') this.add('\u2011', run);
    else if (tag.name === 'w:footnoteReference') this.add(NOTE, run);
  }

  private add(words: string, { bold, italic }: Run): void {
    const { paragraph } = this;
    if (!paragraph || words === '') return;
    // What was put in and taken out again by the next never stood in the copy, and does not stand in the end.
    const change = this.changes.at(-1) ?? null;
    if (change?.kind === 'deleted' && this.changes.some(({ kind }) => kind === 'inserted')) return;
    paragraph.pieces.push({ words, change, bold, italic });
    paragraph.length += words.length;
  }

  private begin(id: string): void {
    this.ranges.set(id, { from: this.here(), to: null });
  }

  private end(id: string): void {
    const range = this.ranges.get(id);
    if (range) range.to = this.here();
  }

  /** Between paragraphs it is the beginning of the next one. */
  private here(): ReturnedPoint {
    const { paragraph } = this;
    return paragraph ? { paragraph: this.paragraphs.length - 1, offset: paragraph.length } : { paragraph: this.paragraphs.length, offset: 0 };
  }
}

const PASSED = new Set(['w:pPrChange', 'w:rPrChange', 'w:tblPrChange', 'w:trPrChange', 'w:tcPrChange', 'w:sectPrChange', 'mc:Fallback', 'w:txbxContent', 'w:sectPr']);

const changeOf = (kind: WordChange['kind'], tag: Tag): WordChange => ({
  kind,
  author: attributeOf(tag, 'w:author') ?? '',
  at: secondOf(attributeOf(tag, 'w:date') ?? ''),
});

const isOn = (tag: Tag): boolean => !['0', 'false', 'off'].includes(attributeOf(tag, 'w:val') ?? '1');
