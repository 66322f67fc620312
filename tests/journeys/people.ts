// What people do in the product, in the words of its screens.
import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

/** Signs in with one click on a person of the demo workspace. */
export const signInAs = async (page: Page, url: string, name: string) => {
  await page.goto(url);
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByRole('heading', { name: 'Remisser', level: 1 }).waitFor();
};

/** Opens the demo's half-written response from the register, and waits until it can be read. */
export const openDemoResponse = async (page: Page): Promise<Locator> => {
  await page.getByRole('link', { name: 'Öppna svaret på Remiss: Life science-strategi' }).click();
  return textOf(page);
};

/** Opens one of the panels under the text, whether the panel is folded or not. */
export const openPanel = async (page: Page, name: string | RegExp) => {
  await page.getByRole('tab', { name }).or(page.getByRole('button', { name, exact: true })).first().click();
  return page.getByRole('tabpanel', { name });
};

/** The text of the open response, once its words are there. */
export const textOf = async (page: Page): Promise<Locator> => {
  const text = page.getByRole('textbox', { name: 'Remissvarets text' });
  await text.getByText('Våra villkor gäller följande').or(text.getByText('Förord')).first().waitFor();
  return text;
};

/** Waits for the honest word that is seen. What a screen reader is told of it comes seldomer, and may be some seconds old. */
export const untilSaved = (page: Page) =>
  page.locator('xpath=//*[@role="status"]/preceding-sibling::span[normalize-space()="Sparat"]').first().waitFor({ state: 'attached' });

/** The words of the open response, block by block, without the names on other people's carets and the signs on chips, which come when they come. */
export const wordsOf = (page: Page): Promise<string[]> =>
  page.getByRole('textbox', { name: 'Remissvarets text' }).evaluate((text) => {
    const copy = text.cloneNode(true) as Element; // a clone of an element is one
    copy.querySelectorAll('[data-caret], [data-standing]').forEach((drawn) => drawn.remove());
    return [...copy.querySelectorAll('p, h1, h2, h3, [data-demand]')].map((block) => block.textContent?.replaceAll('\u2060', '').trim() ?? '');
  });

/** Puts the caret at the end of the paragraph that holds some words. */
export const caretAfter = async (page: Page, words: string) => {
  const paragraph = page.getByRole('textbox', { name: 'Remissvarets text' }).locator('p', { hasText: words }).first();
  await paragraph.scrollIntoViewIfNeeded();
  await paragraph.click();
  await paragraph.evaluate((element) => {
    const selection = element.ownerDocument.getSelection();
    selection?.selectAllChildren(element);
    selection?.collapseToEnd();
  });
};

/** Selects words inside one paragraph of the source with the mouse. */
export const selectInSource = async (page: Page, words: string) => {
  const block = page.locator('[data-ord]', { hasText: words }).first();
  await block.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const ends = await block.evaluate((element, wanted) => {
    const walker = element.ownerDocument.createTreeWalker(element, 4 /* text nodes */);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = element.ownerDocument.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const lines = [...range.getClientRects()].filter((line) => line.width > 0);
      const [first, last] = [lines[0], lines[lines.length - 1]];
      if (!first || !last) break;
      return { from: { x: first.left, y: first.top + first.height / 2 }, to: { x: last.right, y: last.top + last.height / 2 } };
    }
    throw new Error('The words are not in one text node.');
  }, words);
  await page.mouse.move(ends.from.x + 0.5, ends.from.y);
  await page.mouse.down();
  await page.mouse.move(ends.to.x - 0.5, ends.to.y, { steps: 8 });
  await page.mouse.up();
};

/** The words that are painted as the opened passage. */
export const paintedWords = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...(CSS.highlights.get('samsvar-passage') ?? [])].map((range) => (range instanceof Range ? range.toString() : '')).join('\n'),
  );

/** Asks again and again until a claim holds; the last failure is thrown. */
export const eventually = async (claim: () => Promise<void> | void, limit = 30_000) => {
  const deadline = Date.now() + limit;
  for (;;) {
    try {
      await claim();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
};

/** Expects words in the open text of somebody's browser. */
export const expectText = (page: Page, words: string) =>
  eventually(async () => expect((await wordsOf(page)).join('\n')).toContain(words));
