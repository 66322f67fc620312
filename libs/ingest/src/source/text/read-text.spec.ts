// Plain text: paragraphs, headings, items and whatever encoding it came in.
import { outline, readAs } from '../../testing/files';

it('finds headings, paragraphs and items', async () => {
  const text =
    '# Yttrande\n\n4.3 Vägar och öar\n\nEn mening som\ngår vidare.\r\n\r\nRegionen yrkar\nAtt staten tar ansvar.\n- Punkt ett\n  som går vidare\n  - Inre punkt\n\nRubrik under\n------------\n\nAtt kommunerna följer upp.\n2025 var ett år.';
  expect(outline((await readAs('a.txt', text)).blocks)).toEqual([
    'heading 1 Yttrande',
    'heading 2 [4.3] Vägar och öar',
    'paragraph En mening som går vidare.',
    'paragraph Regionen yrkar',
    'list-item 1 Att staten tar ansvar.',
    'list-item 1 [-] Punkt ett som går vidare',
    'list-item 2 [-] Inre punkt',
    'heading 2 Rubrik under',
    'list-item 1 Att kommunerna följer upp. 2025 var ett år.',
  ]);
});

const LONG =
  'Regionen samordnar åtgärderna för kollektivtrafiken i hela länet, så att fler människor på öarna kan bo kvar där.';

it('takes a short line alone over a paragraph for a heading, and the first of them for the title', async () => {
  const source = await readAs('a.txt', `Sammanfattning\n\n${LONG}\n\nSkäl för yttrandet\n\n${LONG}\n${LONG}`);
  expect(outline(source.blocks)).toEqual([
    'heading 1 Sammanfattning',
    `paragraph ${LONG}`,
    'heading 1 Skäl för yttrandet',
    `paragraph ${LONG} ${LONG}`,
  ]);
  expect(source.title).toBe('Sammanfattning');
});

it.each([
  ['ends like a sentence', `Så är det.\n\n${LONG}`],
  ['introduces what follows', `Regionen anser:\n\n${LONG}`],
  ['stands over a short one', 'Med vänlig hälsning\n\nAnna Andersson'],
  ['stands over points', `Regionen yrkar\n\n- ${LONG}`],
  ['is not alone', `Anna Andersson\nSekreterare\n\n${LONG}`],
  ['is a date', `12 mars 2026\n\n${LONG}`],
  ['is written small', `till regionen\n\n${LONG}`],
])('takes no line for a heading that %s', async (_, text) => {
  expect((await readAs('a.txt', text)).blocks.map(({ type }) => type)).not.toContain('heading');
});

it.each([
  ['UTF-8 with a mark', Buffer.from('\uFEFFÅtgärder på ön'), []],
  ['UTF-16', Buffer.from('\uFEFFÅtgärder på ön', 'utf16le'), []],
  [
    'Windows-1252',
    Buffer.from('Åtgärder på ön', 'latin1'),
    [{ code: 'encoding-guessed', encoding: 'windows-1252' }],
  ],
  ['letters and marks apart', Buffer.from('Åtgärder på ön'.normalize('NFD')), []],
])('reads %s', async (_, bytes, warnings) => {
  expect(await readAs('a.txt', bytes)).toMatchObject({ blocks: [{ text: 'Åtgärder på ön' }], warnings });
});

it('takes control, bidi and invisible characters out and folds white space', async () => {
  const source = await readAs('a.txt', 'Ett\u202E två\u0007\u200B tre\u00A0\u2003fyra\u00ADfem \uFB01n');
  expect(source.blocks[0]?.text).toBe('Ett två tre fyrafem fin');
});

it('reads a hundred thousand paragraphs, in order and without gaps', async () => {
  const source = await readAs(
    'a.txt',
    Array.from({ length: 100_000 }, (_, index) => `Stycke ${index}`).join('\n\n'),
  );
  expect(source.blocks).toHaveLength(100_000);
  expect(source.blocks.every((block, index) => block.ord === index && block.text === `Stycke ${index}`)).toBe(
    true,
  );
});
