// Citations stay citations, whatever is typed, composed or deleted over drawn suggestions.
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openBrowser, type PersonBrowser } from './chromium';
import { eventually, openDemoResponse, signInAs } from './people';
import { startProduct, type Product } from './product';
import { cardWith, reach, selectByKeys, storyOf, textBox, untilFocused } from './reviewing';

let product: Product;
let anna: PersonBrowser;
let rut: PersonBrowser;
const scene = storyOf(() => [anna, rut]);

beforeAll(async () => {
  product = await startProduct();
  [anna, rut] = await Promise.all([openBrowser(), openBrowser()]);
  await Promise.all([signInAs(anna.page, product.url, 'Anna Lindmyr'), signInAs(rut.page, product.url, 'Rut Almvinge')]);
  await Promise.all([openDemoResponse(anna.page), openDemoResponse(rut.page)]);
});
afterAll(async () => {
  await Promise.all([anna, rut].map((person) => person?.close()));
  await product?.end();
});

/** The paragraph that the story is about. */
const paragraph = (page: Page) => textBox(page).locator('p', { hasText: 'Vi välkomnar att visionen' });

/** Its words as they would be copied, with a star for each chip; the new words of suggestions are drawn from an attribute. */
const wordsIn = (page: Page): Promise<string> =>
  paragraph(page).evaluate((element) => {
    const copy = element.cloneNode(true) as Element; // a clone of an element is one
    copy.querySelectorAll('[data-caret]').forEach((caret) => caret.remove());
    copy.querySelectorAll('[data-citation-id]').forEach((chip) => chip.replaceWith('*'));
    return (copy.textContent ?? '').replaceAll('\u2060', '');
  });

/** Expects words in the paragraph, and so many chips, in both browsers. */
const expectBoth = (words: string, chips = 3) =>
  Promise.all(
    [anna, rut].map(({ page }) =>
      eventually(async () => {
        const now = await wordsIn(page);
        expect(now).toContain(words);
        expect({ now, chips: now.split('*').length - 1 }).toEqual({ now, chips });
        expect(now).not.toContain('Life science-strategi');
      }),
    ),
  );

/** Where words stand in the paragraph, in the window; they may be drawn in several pieces. */
const endsOf = (page: Page, words: string) =>
  paragraph(page).evaluate((element, wanted) => {
    element.scrollIntoView({ block: 'center' });
    const nodes: Text[] = [];
    const walker = element.ownerDocument.createTreeWalker(element, 4 /* text nodes */);
    // Only text nodes are walked.
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text);
    const at = nodes.map(({ data }) => data).join('').indexOf(wanted);
    const boundary = (offset: number, isEnd: boolean): [Text, number] => {
      let left = offset;
      for (const node of nodes) {
        if (isEnd ? left <= node.length : left < node.length) return [node, left];
        left -= node.length;
      }
      throw new Error('The words are not there.');
    };
    const range = element.ownerDocument.createRange();
    range.setStart(...boundary(at, false));
    range.setEnd(...boundary(at + wanted.length, true));
    const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
    const [first, last] = [lines[0], lines[lines.length - 1]];
    if (at < 0 || !first || !last) throw new Error(`"${wanted}" is not in "${nodes.map(({ data }) => data).join('')}"`);
    return { from: { x: first.left, y: first.top + first.height / 2 }, to: { x: last.right, y: last.top + last.height / 2 } };
  }, words);

/** Selects words with the mouse. */
const drag = async (page: Page, words: string) => {
  const { from, to } = await endsOf(page, words);
  await page.mouse.move(from.x + 0.5, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x - 0.5, to.y, { steps: 6 });
  await page.mouse.up();
};

const suggest = async (page: Page, words: string, to: string) => {
  await selectByKeys(page, words);
  await page.keyboard.press('Control+Alt+s');
  const field = page.getByRole('region', { name: 'Föreslå en ändring' }).getByRole('textbox', { name: 'Ny lydelse' });
  await untilFocused(field);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(to);
  await reach(page, page.getByRole('region', { name: 'Föreslå en ändring' }).getByRole('textbox', { name: 'Skäl' }));
  await page.keyboard.press('Control+Enter');
  await cardWith(page, to).first().waitFor();
  await textBox(anna.page).locator(`[data-suggestion][data-words="${to}"]`).waitFor({ state: 'attached' });
};

scene('a struck word is typed over, and the chips after it stay chips', async () => {
  await suggest(rut.page, 'märkas', 'synas');
  await drag(anna.page, 'märkas');
  await anna.page.keyboard.type('kännas');
  await expectBoth('Ambitionen behöver kännas även när');
});

scene('a struck word is composed over', async () => {
  await suggest(rut.page, 'resurser', 'pengar');
  await drag(anna.page, 'resurser');
  const line = await anna.context.newCDPSession(anna.page);
  for (const text of ['m', 'me', 'med', 'medl']) await line.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await line.send('Input.insertText', { text: 'medel' });
  await expectBoth('även när medel fördelas');
});

scene('a struck word is chosen by a double click, and deleted by words', async () => {
  const { page } = anna;
  await suggest(rut.page, 'tvärtom', 'omvänt');
  const { from, to } = await endsOf(page, 'tvärtom');
  await page.mouse.dblclick((from.x + to.x) / 2, from.y);
  await page.keyboard.type('annorlunda');
  await expectBoth('I dag är det annorlunda: det som');
  await page.keyboard.press('Control+Backspace');
  await expectBoth('I dag är det : det som');
});

scene('a drawn suggestion lies in what is deleted', async () => {
  const { page } = anna;
  await suggest(rut.page, 'sist', 'först');
  await drag(page, 'ofta sist i');
  await page.keyboard.press('Backspace');
  await expectBoth('till del står  tidplanen');
});
