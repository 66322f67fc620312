// The paragraphs of a working copy: each with its hidden mark, what is proposed in it, and its comments.
import {
  Bookmark,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx';
import { headingLevel, textAttribute, wordsOfAtom, type MarkJson, type NodeJson } from '@samsvar/document';
import { printable } from '../../base/printable';
import { lineOf, type LineChange, type LineMark, type LinePart, type LineProposal } from './review-lines';

/** Where a block stands, for its looks. */
export type Setting = Pick<IParagraphOptions, 'style' | 'numbering' | 'indent'>;

/** What is written about one block. */
export interface About {
  /** The number of its mark; null for blocks that are only proposed. */
  readonly mark: number | null;
  readonly setting: Setting;
  readonly proposals: readonly LineProposal[];
  readonly marks: readonly LineMark[];
  /** The block as a whole is put in or taken out. */
  readonly change: LineChange | null;
}

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4, HeadingLevel.HEADING_5, HeadingLevel.HEADING_6];

/** Writes paragraphs, and collects the notes they refer to. Changes are numbered through the file. */
export class ParagraphWriter {
  readonly footnotes: Record<string, { children: Paragraph[] }> = {};
  private changes = 0;
  private notes = 0;
  private apart = 0;

  /** One block of text, mirrored heading or picture. */
  paragraph(block: NodeJson, about: About): Paragraph {
    const line = block.type === 'figure' ? [] : lineOf(block, about);
    const picture = block.type === 'figure' ? [new TextRun({ text: `[Bild: ${textAttribute(block, 'alt') ?? ''}]`, italics: true })] : [];
    const children = [...picture, ...line.flatMap((part) => this.part(part, about.change))];
    const isHeading = block.type === 'heading' || block.type === 'sectionHeading';
    const heading = isHeading ? HEADINGS[Math.min(Math.max(1, headingLevel(block)), HEADINGS.length) - 1] : undefined;
    return new Paragraph({
      ...about.setting,
      ...(heading && { heading }),
      ...(about.change && { run: { [about.change.kind === 'inserted' ? 'insertion' : 'deletion']: madeBy(about.change, this.nextChange()) } }),
      children: about.mark === null ? children : [new Bookmark({ id: `_sv${about.mark}`, children: [] }), ...children],
    });
  }

  /** Words of the copy that are no part of the text, and comments about them. */
  label(text: string, options: Omit<IParagraphOptions, 'children' | 'text'> = {}, marks: readonly LineMark[] = []): Paragraph {
    this.apart += 1;
    const at = (kind: LineMark['kind']) => marks.filter((mark) => mark.kind === kind).flatMap(commentEnd);
    const words = new TextRun(printable(text));
    return new Paragraph({ ...options, children: [new Bookmark({ id: `_svx${this.apart}`, children: [] }), ...at('begin'), words, ...at('end')] });
  }

  private part(part: LinePart, whole: LineChange | null): ParagraphChild[] {
    if (part.kind === 'words') {
      const { token, change } = part;
      return token.node.type === 'footnote' ? [this.note(token.node)] : this.words(token.words, token.node, change ?? whole);
    }
    return commentEnd(part);
  }

  private words(words: string, node: NodeJson, change: LineChange | null): ParagraphChild[] {
    const has = (type: string) => node.marks?.some((mark: MarkJson) => mark.type === type) || undefined;
    const isCitation = node.type === 'citation';
    const style = { bold: has('bold'), italics: has('italic'), ...(isCitation && { color: '17465A' }) };
    const text = node.type === 'hardBreak' ? { break: 1 } : { text: printable(words) };
    if (!change) return [new TextRun({ ...text, ...style })];
    const made = madeBy(change, this.nextChange());
    if (change.kind === 'inserted') return [new InsertedTextRun({ ...text, ...style, ...made })];
    return [new DeletedTextRun({ text: printable(words), ...style, ...made })];
  }

  private note(node: NodeJson): ParagraphChild {
    this.notes += 1;
    this.footnotes[this.notes] = { children: [new Paragraph({ style: 'FootnoteText', children: [new TextRun(printable(` ${textAttribute(node, 'text') ?? ''}`))] })] };
    return new FootnoteReferenceRun(this.notes);
  }

  private nextChange(): number {
    return (this.changes += 1);
  }
}

const madeBy = ({ author, at }: LineChange, id: number) => ({ id, author: printable(author), date: `${at.toISOString().slice(0, 19)}Z` });

const commentEnd = ({ kind, comment }: { readonly kind: 'begin' | 'end'; readonly comment: number }): ParagraphChild[] =>
  kind === 'begin' ? [new CommentRangeStart(comment)] : [new CommentRangeEnd(comment), new TextRun({ children: [new CommentReference(comment)] })];

/** The words of a block that is shown for what it says, as in a comment. */
export const readableWords = (nodes: readonly NodeJson[]): string =>
  nodes.map((node) => (node.type === 'text' ? (node.text ?? '') : node.content ? `${readableWords(node.content)}\n` : wordsOfAtom(node))).join('').trim();
