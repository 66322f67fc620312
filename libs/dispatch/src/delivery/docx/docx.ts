// A document as a Word file.
import { Document, Packer } from 'docx';
import type { Print } from '../../base/print';
import { BodyWriter } from './body';
import { frontOf, pageFurniture } from './front';
import { settled } from './settle';
import { numberingOf, PAGE, styles } from './styles';

/** The Word file of a document: real headings and notes, no comments, no revisions, same bytes each time. */
export const docxOf = async (print: Print): Promise<Uint8Array> => {
  const isLetter = print.front.kind === 'letter';
  const writer = new BodyWriter({ chapters: !isLetter });
  const body = writer.blocks(print.blocks);
  const document = new Document({
    title: print.title,
    subject: print.subject,
    creator: print.author,
    lastModifiedBy: print.author,
    description: '',
    styles: styles(isLetter),
    numbering: numberingOf(writer.lists),
    footnotes: writer.footnotes,
    hyphenation: { autoHyphenation: false },
    features: { updateFields: false },
    // Without page numbers Word would ask the reader to update the table of contents.
    ...(isLetter ? {} : { pageNumbers: (await import('docx/layout')).estimatePageNumbers }),
    sections: [
      {
        properties: { page: PAGE, titlePage: true },
        ...pageFurniture(print),
        children: [...frontOf(print), ...body],
      },
    ],
  });
  return settled(await Packer.toBuffer(document), print.date);
};
