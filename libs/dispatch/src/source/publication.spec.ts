// Tests of publications in Markdown: what is read, and that both files can be made of it.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import mammoth from 'mammoth';
import { rendered } from '../delivery/rendering';
import { publicationOf } from './publication';

const markdown = `---
title: Strategi: del 1
subtitle: Remissversion
issuers: Region Norrsjö, Region Västerålen
caseNumber: RS 2026-00417
date: 2026-09-14
---

# Förord

Text med *kursiv*, **fet** och en not.[^a]

# 4 Hälsodata

## 4.3 Ett centrum

1. Första[^b]
2. Andra

> Ett citat.

*Tabell 1. Kostnader*

| Område | Kostnad |
|---|---|
| Hälsodata | 82 |

[^b]: Den andra noten.
[^a]: Den *första* noten.
`;

describe('publicationOf', () => {
  const print = publicationOf(markdown);

  it('reads the front matter', () => {
    expect(print).toMatchObject({
      title: 'Strategi: del 1',
      author: 'Region Norrsjö, Region Västerålen',
      date: '2026-09-14',
      front: { kind: 'title-page', subtitle: 'Remissversion', caseNumber: 'RS 2026-00417' },
    });
  });

  it('takes numbers from headings and captions from the line above a table', () => {
    expect(
      print.blocks.map((block) =>
        block.kind === 'heading' ? `${block.kind} ${block.level} ${block.number}` : block.kind,
      ),
    ).toEqual(['heading 1 null', 'paragraph', 'heading 1 4', 'heading 2 4.3', 'list', 'quotation', 'table']);
    expect(print.blocks.at(-1)).toMatchObject({
      caption: [{ text: 'Tabell 1. Kostnader', italic: false }],
      headerRows: 1,
      numeric: [false, true],
    });
  });

  it('numbers notes in reading order', () => {
    const [, paragraph] = print.blocks;
    expect(paragraph?.kind === 'paragraph' && paragraph.content.at(-1)).toMatchObject({
      kind: 'note',
      no: 1,
      content: [{ text: 'Den ' }, { text: 'första', italic: true }, { text: ' noten.' }],
    });
  });

  it('becomes an accessible PDF with a table of contents', async () => {
    const file = await rendered({ kind: 'publication', input: { markdown, format: 'pdf' } });
    const pdf = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
    expect((await pdf.getOutline()).map(({ title }) => title)).toEqual(['Förord', '4 Hälsodata']);
    expect(pdf.numPages).toBe(4);
    await pdf.destroy();
  });

  it('becomes a Word file with the same headings and notes', async () => {
    const file = await rendered({ kind: 'publication', input: { markdown, format: 'docx' } });
    const again = await rendered({ kind: 'publication', input: { markdown, format: 'docx' } });
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(file) });
    expect(value).toMatch(/<h2>.*4\.3 Ett centrum<\/h2>/);
    expect(value).toContain('Den andra noten.');
    expect(Buffer.compare(file, again)).toBe(0);
  });
});
