// PDFs set by Typst, with tags and without, come out as the blocks that were set.
import { outline, readAs, withMarks } from '../../testing/files';
import { aPdfPage, aTypstPdf } from '../../testing/pdf';

const SENTENCE =
  'Regionen samordnar åtgärderna för kollektivtrafiken i hela länet så att fler människor på öarna kan bo kvar.';
const LONG = Array.from({ length: 8 }, () => SENTENCE).join(' ');

const STRATEGY = `
= 4 Ett hållbart län
${LONG}

== 4.3 Vägar och öar
Först kommer e-tjänsterna, mark- och vattenanvändningen och EU-samarbetet.#footnote[Jämför SOU 2025:12.] Därefter följer målet.

- Att regionen tar ansvar.
- Att kommunerna följer upp.

+ Första steget tas nu.
+ Andra steget tas sedan.

${LONG}

== Bilaga 1 Begrepp
Slut.
`;

const EXPECTED = [
  'heading 1 [4] Ett hållbart län',
  `paragraph ${LONG}`,
  'heading 2 [4.3] Vägar och öar',
  'paragraph Först kommer e-tjänsterna, mark- och vattenanvändningen och EU-samarbetet. Därefter följer målet.',
  'list-item 1 [•] Att regionen tar ansvar.',
  'list-item 1 [•] Att kommunerna följer upp.',
  'list-item 1 [1.] Första steget tas nu.',
  'list-item 1 [2.] Andra steget tas sedan.',
  `paragraph ${LONG}`,
  'heading 2 Bilaga 1 Begrepp',
  'paragraph Slut.',
];
const NOTE = 'footnote [1] Jämför SOU 2025:12.';

describe.each([
  ['tagged', true],
  ['untagged', false],
])('a %s PDF', (_, tagged) => {
  it('gives headings, labels, lists, notes and paragraphs', async () => {
    const source = await readAs('strategi.pdf', aTypstPdf(STRATEGY, { tagged }));
    const found = outline(source.blocks);
    expect(found.filter((line) => line !== NOTE)).toEqual(EXPECTED);
    expect(found.filter((line) => line === NOTE)).toHaveLength(1);
    expect(source).toMatchObject({ format: 'pdf', title: 'Prov', pages: 1, needsOcr: false, warnings: [] });
    expect(source.blocks.map((block) => block.ord)).toEqual(source.blocks.map((_block, index) => index));
  });

  it.each([
    ['the font', ''],
    ['a smaller size', '#set super(typographic: false)\n'],
  ])('keeps where marks raised by %s point at notes', async (__, set) => {
    const text = `${set}= Mål\n${LONG}\n\nEtt sätt.#footnote[Not ett.] Sedan ett ord#footnote[Not två.], och så slut#footnote[Not tre.]\n\n- Punkt#footnote[Not fyra.] ett`;
    const { blocks } = await readAs('strategi.pdf', aTypstPdf(text, { tagged }));
    const marked = withMarks(blocks.filter((block) => block.type !== 'footnote'));
    expect(marked).toEqual(['Mål', LONG, 'Ett sätt.{1} Sedan ett ord{2}, och så slut{3}', 'Punkt{4} ett']);
    expect(outline(blocks).filter((line) => line.startsWith('footnote'))).toEqual([
      'footnote [1] Not ett.',
      'footnote [2] Not två.',
      'footnote [3] Not tre.',
      'footnote [4] Not fyra.',
    ]);
  });

  it('keeps hyphens that people typed where Typst divides words', async () => {
    const text = `Avsnittet om e-tjänster, IT-stöd och EU-medel: ${LONG} En lönsam kollektivtrafik.`;
    const source = await readAs(
      'strategi.pdf',
      aTypstPdf(`#set text(hyphenate: true)\n#set page(width: 9cm)\n${text}`, { tagged }),
    );
    expect(outline(source.blocks)).toEqual([`paragraph ${text}`]);
    expect(source.blocks[0]?.fragments.length).toBeGreaterThan(8);
  });

  it('joins a paragraph over a page break and leaves headers and numbers out', async () => {
    const paragraphs = Array.from(
      { length: 20 },
      (__, index) => `Stycke ${index} handlar om åtgärder. ${LONG}`,
    );
    const head = `#set page(header: [Strategi för länet #h(1fr) Remissversion], footer: context align(center, [#(counter(page).get().first() + 4)]))\n`;
    const source = await readAs('strategi.pdf', aTypstPdf(head + paragraphs.join('\n\n'), { tagged }));
    expect(outline(source.blocks)).toEqual(paragraphs.map((text) => `paragraph ${text}`));
    const crossing = source.blocks.filter((block) => block.pageFrom !== block.pageTo);
    expect(crossing.length).toBeGreaterThan(0);
    expect(crossing[0]).toMatchObject({ pageFrom: 1, pageTo: 2, pageLabel: '5' });
  });

  it('reads two columns one after the other', async () => {
    const paragraphs = Array.from(
      { length: 12 },
      (__, index) => `Spalten nummer ${index} börjar här. ${LONG}`,
    );
    const source = await readAs(
      'strategi.pdf',
      aTypstPdf(`#set page(columns: 2)\n${paragraphs.join('\n\n')}`, { tagged }),
    );
    expect(outline(source.blocks)).toEqual(paragraphs.map((text) => `paragraph ${text}`));
  });

  it('says where each line stands, in points from the upper left corner', async () => {
    const source = await readAs('strategi.pdf', aTypstPdf(LONG, { tagged }));
    const [block] = source.blocks;
    expect(block?.fragments.length).toBeGreaterThan(5);
    for (const fragment of block?.fragments ?? []) {
      expect(fragment.x).toBeCloseTo(70.87, 0);
      expect(fragment.x + fragment.width).toBeLessThan(595.28 - 70);
      expect(fragment.height).toBeGreaterThan(10);
      expect(fragment.to).toBeGreaterThan(fragment.from);
    }
    expect(block?.fragments[0]?.y).toBeGreaterThan(65);
    expect(block?.fragments[0]?.y).toBeLessThan(80);
    expect(block?.fragments.at(-1)?.to).toBe(block?.text.length);
    expect(block?.fragments.map(({ from, to }) => block.text.slice(from, to).trim()).join(' ')).toBe(LONG);
  });
});

describe.each([
  ['by tags', '', true],
  ['by leaders', '', false],
  ['under their heading', '#set outline.entry(fill: none)\n', false],
])('contents told %s', (_, set, tagged) => {
  it('are items by depth with their numbers and pages', async () => {
    const title = 'Vägar och öar och en lång rubrik som löper över flera rader i förteckningen för att den är så lång';
    const chapters = `= Inledning\n${LONG}\n== Varför\n${LONG}\n#pagebreak()\n= Mål\n${LONG}\n== ${title}\n${LONG}`;
    const { blocks } = await readAs(
      'strategi.pdf',
      aTypstPdf(`${set}#set heading(numbering: "1.1")\n#outline(title: [Innehåll])\n\n${chapters}`, { tagged }),
    );
    expect(outline(blocks).slice(0, 6)).toEqual([
      'heading 1 Innehåll',
      'list-item 1 1 Inledning 1',
      'list-item 2 1.1 Varför 1',
      'list-item 1 2 Mål 2',
      `list-item 2 2.1 ${title} 2`,
      'heading 1 [1] Inledning',
    ]);
    expect(blocks.filter(({ type }) => type === 'paragraph').map(({ text }) => text)).toEqual(Array(4).fill(LONG));
  });
});

it('reads tables, captions and quotations from tags', async () => {
  const source = await readAs(
    'tabell.pdf',
    aTypstPdf(
      '= Tabeller\n#figure(table(columns: 2, table.header[Åtgärd][Kostnad], [Väg], [12,5]), caption: [Kostnader])\n\n#quote(block: true)[Så sade nämnden.]',
    ),
  );
  const cells = source.blocks.filter((block) => block.type === 'table-cell');
  expect(
    cells.map((block) => [
      block.text,
      block.cell?.table,
      block.cell?.row,
      block.cell?.column,
      block.cell?.header,
    ]),
  ).toEqual([
    ['Åtgärd', 0, 0, 0, true],
    ['Kostnad', 0, 0, 1, true],
    ['Väg', 0, 1, 0, false],
    ['12,5', 0, 1, 1, false],
  ]);
  expect(source.blocks.find((block) => block.type === 'caption')?.text).toMatch(/Kostnader$/);
  expect(source.blocks.find((block) => block.type === 'quote')?.text).toBe('Så sade nämnden.');
});

it('reads the whole paragraph around a note that breaks it off, and nested lists', async () => {
  const source = await readAs(
    'listor.pdf',
    aTypstPdf('= Listor\n- Ett#footnote[Not.] två\n  - Inre punkt\n- Tre'),
  );
  expect(outline(source.blocks).filter((line) => !line.startsWith('footnote'))).toEqual([
    'heading 1 Listor',
    'list-item 1 [•] Ett två',
    expect.stringMatching(/^list-item 2 \[.\] Inre punkt$/),
    'list-item 1 [•] Tre',
  ]);
});

it('takes a drawn soft hyphen within a line for a hyphen, and spells ligatures out', async () => {
  const source = await readAs(
    'hand.pdf',
    aPdfPage('BT /F 12 Tf 72 700 Td (En e\\255tj\\344nst f\\366r alla) Tj ET'),
  );
  expect(outline(source.blocks)).toEqual(['paragraph En e-tjänst för alla']);
});

it('tells progress page by page', async () => {
  const stages: string[] = [];
  await readAs('prov.pdf', aTypstPdf('Ett\n#pagebreak()\nTvå'), {
    onProgress: ({ done, total, stage }) => stages.push(`${stage} ${done}/${total}`),
  });
  expect(stages).toContain('reading 2/2');
  expect(stages).toContain('structure 2/2');
});
