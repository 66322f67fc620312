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
