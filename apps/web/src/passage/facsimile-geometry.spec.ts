// Selecting on the picture of a page: on the lines of a real PDF (set by Typst, justified and hyphenated, one column and two, three page
// breaks), with the places of its words as another program (pdftotext -bbox) finds them.
import { printedFile as printed, type PrintedWord } from './facsimile-fixture';
import { isOnText, rangeBetween, rangeOfRectangle, rectangleBetween, rectanglesOf, type Facsimile, type PagePoint } from './facsimile-geometry';
import { wordsOf } from './passage-text';

/** Rough widths of letters in any book face: not those of the face that the file is set in, which the browser does not know either. */
const measure = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[ijltfr.,:;'|!() ]/.test(letter) ? 3 : /[mwMW]/.test(letter) ? 8.5 : /\p{Lu}/u.test(letter) ? 6.5 : 5.3), 0);

const facsimile: Facsimile = {
  blocks: printed.blocks,
  measure,
  lines: printed.blocks.flatMap(({ ord, fragments }) => fragments.map((fragment) => ({ ...fragment, ord }))),
};
const middle = ([page, left, top, right, bottom]: PrintedWord): PagePoint => ({ page, x: (left + right) / 2, y: (top + bottom) / 2 });
const textOf = (range: Parameters<typeof wordsOf>[1] | null): string => (range && wordsOf(facsimile.blocks, range)) ?? '';
/** Printed words that are words of the text: no labels, no page numbers. */
const inText = printed.words.filter((word) => isOnText(middle(word), facsimile.lines) && /\p{L}/u.test(word[5]));
const bare = (text: string): string => text.replace(/[-\u00ad]$/, '');

it('finds the word under the pointer, all over the file, without knowing its face', () => {
  const wrong = inText.filter((word) => !textOf(rangeBetween(middle(word), middle(word), facsimile)).includes(bare(word[5])));
  expect(inText.length).toBeGreaterThan(1300);
  expect(wrong).toEqual([]);
});

it('marks the words that were asked for, within a letter', () => {
  const off: number[] = [];
  for (const word of inText) {
    const range = rangeBetween(middle(word), middle(word), facsimile);
    const [box] = range ? rectanglesOf(range, facsimile).filter(({ page, y }) => page === word[0] && Math.abs(y - word[2]) < 8) : [];
    if (box) off.push(Math.abs(box.x - word[1]));
  }
  off.sort((a, b) => a - b);
  expect(off.length).toBeGreaterThan(1200);
  // Half within a point, and none by more than a letter's width.
  expect(off[Math.floor(off.length / 2)]).toBeLessThan(1.5);
  expect(off.at(-1)).toBeLessThan(6);
});

const at = (page: number, text: string, nth = 0): PagePoint => {
  const found = printed.words.filter((word) => word[0] === page && word[5] === text)[nth];
  if (!found) throw new Error(`no ${text} on page ${page}`);
  return middle(found);
};
/** Some word of a block's line, by the block's place and the line's. */
const onLine = (ord: number, line: number, share: number): PagePoint => {
  const fragment = printed.blocks[ord]?.fragments[line];
  if (!fragment) throw new Error('no such line');
  return { page: fragment.page, x: fragment.x + fragment.width * share, y: fragment.y + fragment.height / 2 };
};

it('goes from word to word over lines, whichever comes first, and joins words that were broken', () => {
  const [from, to] = [onLine(1, 0, 0.02), onLine(1, 8, 0.98)];
  const text = textOf(rangeBetween(from, to, facsimile));
  expect(text.startsWith('Regionen samordnar kollektivtrafikförsörjningen')).toBe(true);
  expect(text).toBe(textOf(rangeBetween(to, from, facsimile)));
  expect(printed.blocks[1]?.text).toContain(text);
  expect(text).not.toMatch(/\p{L}-\s/u);
});

it('takes the whole of a word of which a half stands on each line', () => {
  const block = printed.blocks.find(({ text, fragments }) => fragments.some(({ to }) => /\p{L}$/u.test(text.slice(0, to)) && /^\p{L}/u.test(text.slice(to))));
  const line = block?.fragments.findIndex(({ to }) => /\p{L}$/u.test(block.text.slice(0, to)) && /^\p{L}/u.test(block.text.slice(to))) ?? -1;
  if (!block || line < 0) throw new Error('nothing is hyphenated');
  const end = block.fragments[line]?.to ?? 0;
  const whole = `${/\S*$/.exec(block.text.slice(0, end))?.[0] ?? ''}${/^\S*/.exec(block.text.slice(end))?.[0] ?? ''}`;
  expect(textOf(rangeBetween(onLine(block.ord, line, 0.995), onLine(block.ord, line, 0.995), facsimile))).toBe(whole);
  expect(textOf(rangeBetween(onLine(block.ord, line + 1, 0.005), onLine(block.ord, line + 1, 0.005), facsimile))).toBe(whole);
});

it('goes over a page break inside a paragraph', () => {
  const block = printed.blocks.find(({ fragments }) => new Set(fragments.map(({ page }) => page)).size > 1);
  const next = block?.fragments.findIndex(({ page }) => page !== block.fragments[0]?.page) ?? -1;
  if (!block || next < 1) throw new Error('no paragraph goes over a page');
  const range = rangeBetween(onLine(block.ord, next - 1, 0.5), onLine(block.ord, next, 0.5), facsimile);
  expect(range).toMatchObject({ blockFrom: block.ord, blockTo: block.ord });
  expect(new Set(range && rectanglesOf(range, facsimile).map(({ page }) => page)).size).toBe(2);
});

it('stays in its column, and goes on at the top of the next', () => {
  const left = printed.blocks.find(({ ord, type }) => ord > 8 && type === 'paragraph');
  if (!left) throw new Error('no columns');
  const inside = rangeBetween(onLine(left.ord, 2, 0.1), onLine(left.ord, 6, 0.9), facsimile);
  expect(inside).toMatchObject({ blockFrom: left.ord, blockTo: left.ord });
  expect(inside && rectanglesOf(inside, facsimile).every(({ x, width }) => x + width < 300)).toBe(true);
  const both = printed.blocks.find(({ ord, fragments }) => ord > 8 && new Set(fragments.map(({ x }) => x > 290)).size === 2);
  const turn = both?.fragments.findIndex(({ x }) => x > 290) ?? -1;
  if (!both || turn < 1) throw new Error('no paragraph goes over the columns');
  const over = rangeBetween(onLine(both.ord, turn - 1, 0.5), onLine(both.ord, turn, 0.5), facsimile);
  expect(over && over.offsetTo - over.offsetFrom).toBeLessThan(90);
});

it('reads a rectangle: the words whose middles stand in it', () => {
  const { fragments, text } = printed.blocks[1] ?? { fragments: [], text: '' };
  const [top, bottom] = [fragments[2], fragments[4]];
  if (!top || !bottom) throw new Error('too few lines');
  const box = rectangleBetween({ page: 1, x: top.x - 20, y: top.y - 1 }, { page: 1, x: top.x + top.width + 20, y: bottom.y + bottom.height + 1 });
  const found = textOf(rangeOfRectangle(box, facsimile));
  expect(found).toContain(text.slice(top.from, bottom.to).trim());
  // Words that were broken over its upper and lower edge are whole.
  expect(found.length).toBeLessThan(bottom.to - top.from + 60);
  expect(rangeOfRectangle({ page: 1, x: 0, y: 0, width: 60, height: 60 }, facsimile)).toBeNull();
  expect(rangeOfRectangle({ ...box, page: 9 }, facsimile)).toBeNull();
});

it('knows what is beside the text', () => {
  expect(isOnText(at(1, 'Ett'), facsimile.lines)).toBe(true);
  expect(isOnText({ page: 1, x: 20, y: 20 }, facsimile.lines)).toBe(false);
  expect(rangeBetween({ page: 9, x: 1, y: 1 }, { page: 9, x: 2, y: 2 }, facsimile)).toBeNull();
});
