// The lines of the Word file: runs, links, notes and the bookmarks that carry citations.
import {
  Bookmark,
  ExternalHyperlink,
  FootnoteReferenceRun,
  Paragraph,
  SimpleField,
  TextRun,
  type ParagraphChild,
} from 'docx';
import type { Inline, Note, TextRun as Words } from '../../base/print';

/** Writes lines, and collects the notes they refer to. */
export class LineWriter {
  readonly footnotes: Record<string, { children: Paragraph[] }> = {};

  /** The children of a paragraph. */
  line(content: readonly Inline[]): ParagraphChild[] {
    return content.flatMap((part) => this.#part(part));
  }

  #part(part: Inline): ParagraphChild[] {
    switch (part.kind) {
      case 'text':
        return words(part);
      case 'break':
        return [new TextRun({ break: 1 })];
      case 'note':
        return [this.#note(part)];
      case 'note-link':
        // A field, so that the number follows when the receiver moves a paragraph.
        return part.mark === null
          ? [new TextRun(String(part.no))]
          : [new SimpleField(`NOTEREF ${part.mark} \\h`, String(part.no))];
      case 'marked':
        return [new Bookmark({ id: part.mark, children: this.line(part.content) })];
    }
  }

  #note(note: Note): ParagraphChild {
    const reference = new FootnoteReferenceRun(note.no);
    const children = [new TextRun(' '), ...this.line(note.content)];
    this.footnotes[note.no] = { children: [new Paragraph({ style: 'FootnoteText', children })] };
    return note.mark === null ? reference : new Bookmark({ id: note.mark, children: [reference] });
  }
}

const words = (part: Words): ParagraphChild[] => {
  const style = { text: part.text, bold: part.bold || undefined, italics: part.italic || undefined };
  if (part.href === null) return [new TextRun(style)];
  return [
    new ExternalHyperlink({ link: part.href, children: [new TextRun({ ...style, style: 'Hyperlink' })] }),
  ];
};
