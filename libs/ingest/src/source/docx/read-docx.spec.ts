// Word files made by a library and by hand: structure, Word's own numbers, and files that mean harm.
import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { outline, readAs, refusalOf, withMarks } from '../../testing/files';
import { aZip, wordParagraph, wordParts } from '../../testing/zip';

const aWordFile = (): Promise<Buffer> => {
  const cell = (text: string): TableCell => new TableCell({ children: [new Paragraph(text)] });
  return Packer.toBuffer(
    new Document({
      title: 'Remissversion',
      creator: 'Region Exempel',
      footnotes: { 1: { children: [new Paragraph('Jämför SOU 2025:12.')] } },
      numbering: {
        config: [
          {
            reference: 'att',
            levels: [
              { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START },
              { level: 1, format: LevelFormat.LOWER_LETTER, text: '%2)', alignment: AlignmentType.START },
            ],
          },
        ],
      },
      sections: [
        {
          children: [
            new Paragraph({ text: '4.3 Vägar och öar', heading: HeadingLevel.HEADING_2 }),
            new Paragraph({
              children: [
                new TextRun('En mening om åtgärder'),
                new FootnoteReferenceRun(1),
                new TextRun('\u00ADna och e\u2011tjänster.'),
              ],
            }),
            new Paragraph({ text: 'Att regionen tar ansvar.', numbering: { reference: 'att', level: 0 } }),
            new Paragraph({ text: 'I första hand.', numbering: { reference: 'att', level: 1 } }),
            new Paragraph({ text: 'Att kommunerna följer upp.', numbering: { reference: 'att', level: 0 } }),
            new Paragraph({ text: 'Punkt', bullet: { level: 0 } }),
            new Table({
              rows: [
                new TableRow({ tableHeader: true, children: [cell('Åtgärd'), cell('Kostnad')] }),
                new TableRow({ children: [cell('Väg'), cell('12,5')] }),
              ],
            }),
          ],
        },
      ],
    }),
  );
};

it('gives headings, labels, lists, notes and tables of a Word file', async () => {
  const source = await readAs('remiss.docx', await aWordFile());
  expect(withMarks(source.blocks)[1]).toMatch(/^En mening om åtgärder\{1\}na och/);
  expect(outline(source.blocks)).toEqual([
    'heading 2 [4.3] Vägar och öar',
    expect.stringMatching(/^paragraph En mening om åtgärderna och e.tjänster\.$/),
    'footnote [1] Jämför SOU 2025:12.',
    'list-item 1 [1.] Att regionen tar ansvar.',
    'list-item 2 [a)] I första hand.',
    'list-item 1 [2.] Att kommunerna följer upp.',
    expect.stringMatching(/^list-item 1 \[.\] Punkt$/),
    'table-cell Åtgärd',
    'table-cell Kostnad',
    'table-cell Väg',
    'table-cell 12,5',
  ]);
  expect(source.blocks.filter((block) => block.cell?.header).map((block) => block.text)).toEqual([
    'Åtgärd',
    'Kostnad',
  ]);
  expect(source).toMatchObject({
    format: 'docx',
    title: 'Remissversion',
    pages: null,
    metadata: { author: 'Region Exempel' },
  });
});

const STYLES = `<w:styles xmlns:w="x">
<w:style w:styleId="__proto__"><w:name w:val="Prop. huvudrubrik"/><w:pPr><w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="B"><w:name w:val="Prop. rubrik"/><w:basedOn w:val="__proto__"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="C"><w:name w:val="Min rubrik"/><w:basedOn w:val="D"/></w:style><w:style w:styleId="D"><w:name w:val="Rubrik 3"/><w:basedOn w:val="C"/></w:style>
<w:style w:styleId="Q"><w:name w:val="Citat"/></w:style></w:styles>`;
const NUMBERING = `<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="B"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

it('finds headings by outline level and by what styles are based on, and restores the numbers that Word prints', async () => {
  const style = (id: string): string => `<w:pStyle w:val="${id}"/>`;
  const body = [
    wordParagraph('Först', style('__proto__')),
    wordParagraph('Inre', style('B')),
    wordParagraph('Andra inre', style('B')),
    wordParagraph('Sedan', style('__proto__')),
    wordParagraph('Inre igen', style('B')),
    wordParagraph('Utan nummer', style('C')),
    wordParagraph('Så sade de.', style('Q')),
  ];
  const source = await readAs(
    'a.docx',
    aZip(
      wordParts(body.join(''), [
        { name: 'word/styles.xml', data: STYLES },
        { name: 'word/numbering.xml', data: NUMBERING },
      ]),
    ),
  );
  expect(outline(source.blocks)).toEqual([
    'heading 1 [4] Först',
    'heading 2 [4.1] Inre',
    'heading 2 [4.2] Andra inre',
    'heading 1 [5] Sedan',
    'heading 2 [5.1] Inre igen',
    'heading 3 Utan nummer',
    'quote Så sade de.',
  ]);
});

it('counts tracked changes and comments, and reads the text as changed', async () => {
  const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const body = `<w:p>${run('Målet är ')}<w:ins w:id="1">${run('mycket ')}</w:ins><w:del w:id="2"><w:r><w:delText>inte </w:delText></w:r></w:del>${run('högt.')}</w:p>`;
  const source = await readAs(
    'a.docx',
    aZip(
      wordParts(body, [
        {
          name: 'word/comments.xml',
          data: '<w:comments xmlns:w="x"><w:comment w:id="1"/><w:comment w:id="2"/></w:comments>',
        },
      ]),
    ),
  );
  expect(outline(source.blocks)).toEqual(['paragraph Målet är mycket högt.']);
  expect(source.warnings).toEqual([
    { code: 'tracked-changes', insertions: 1, deletions: 1 },
    { code: 'comments-left-out', count: 2 },
  ]);
});

describe('a Word file that means harm', () => {
  const plain = wordParagraph('Text');
  const zeros = Buffer.alloc(3 * 1024 * 1024);

  it.each([
    [
      'a bomb',
      [{ name: 'word/media/a.bin', data: zeros }],
      'file-too-complex',
      { limit: 'zipRatio', max: 200 },
    ],
    [
      'a bomb in another zip inside it',
      [
        {
          name: 'word/embeddings/inner.zip',
          data: aZip([
            { name: 'a', data: aZip([{ name: 'b', data: zeros }]) },
            { name: 'c', data: zeros },
          ]),
        },
        { name: 'word/big.bin', data: zeros },
      ],
      'file-too-complex',
      { limit: 'zipRatio', max: 200 },
    ],
    ['an entry that leads elsewhere', [{ name: '../../etc/passwd', data: 'x' }], 'file-damaged', {}],
    [
      'a name used twice',
      [
        { name: 'word/a.xml', data: 'x' },
        { name: 'word/a.xml', data: 'y' },
      ],
      'file-damaged',
      {},
    ],
    [
      'a part larger than it claims',
      [{ name: 'word/styles.xml', data: 'x'.repeat(9_000), claims: 10 }],
      'file-damaged',
      {},
    ],
    ['an encrypted entry', [{ name: 'word/a.xml', data: 'x', flags: 1 }], 'file-encrypted', {}],
    [
      'entities',
      [{ name: 'word/styles.xml', data: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }],
      'file-damaged',
      {},
    ],
    [
      'deep nesting',
      [{ name: 'word/document.xml', data: '<w:p>'.repeat(5_000) }],
      'file-too-complex',
      { limit: 'nesting', max: 400 },
    ],
  ])('with %s is refused', async (_, more, code, data) => {
    expect(await refusalOf(readAs('a.docx', aZip(wordParts(plain, more))))).toMatchObject({ code, data });
  });

  it('with too many entries, or too much in them, is refused with the limit', async () => {
    const file = aZip(wordParts(plain));
    expect(await refusalOf(readAs('a.docx', file, { limits: { zipEntries: 3 } }))).toMatchObject({
      code: 'file-too-complex',
      data: { limit: 'zipEntries', max: 3 },
    });
    expect(await refusalOf(readAs('a.docx', file, { limits: { zipBytes: 100 } }))).toMatchObject({
      code: 'file-too-complex',
      data: { limit: 'zipBytes', max: 100 },
    });
  });

  it('leaves an archive inside it unopened', async () => {
    const inner = aZip([{ name: 'word/document.xml', data: 'hemligt' }]);
    const source = await readAs(
      'a.docx',
      aZip(wordParts(plain, [{ name: 'word/embeddings/inner.docx', data: inner }])),
    );
    expect(outline(source.blocks)).toEqual(['paragraph Text']);
  });
});
