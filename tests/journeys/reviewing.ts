// What reviewers and authors do by the keyboard alone, and what axe says of the pages they do it on.
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { openBrowser, type PersonBrowser } from './chromium';
import { eventually, textOf } from './people';

/** The name of the demo's half-written response. */
export const TITLE = /Life science-strategi för Norrsjö–Västerålen 2027–2033/;

const PANEL = /hänvisningar och kontroll/;

const isFocused = (target: Locator): Promise<boolean> => target.evaluate((element) => element === element.ownerDocument.activeElement);

/** One part of a story that later parts build on: when one fails, the rest fail at once, and `PICTURES` keeps what was seen. */
export const storyOf = (people: () => readonly PersonBrowser[]) => {
  let broken = '';
  return (name: string, act: () => Promise<void>) =>
    test(name, async () => {
      if (broken) throw new Error(`The story broke at: ${broken}`);
      try {
        await act();
      } catch (fault) {
        broken = name;
        const folder = process.env['PICTURES'];
        if (folder) await Promise.all(people().map(({ page }, no) => page.screenshot({ path: `${folder}/${no}.png` })));
        throw fault;
      }
    });
};

/** What has the focus, for the words of a failure. */
export const focusOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    return `${at?.tagName.toLowerCase() ?? 'nothing'} ${at?.getAttribute('role') ?? ''} "${at?.getAttribute('aria-label') ?? at?.textContent?.slice(0, 60) ?? ''}"`;
  });

/** Presses Tab (or another key) until something has the focus; fails when it never comes there. */
export const reach = async (page: Page, target: Locator, { key = 'Tab', most = 200 } = {}): Promise<Locator> => {
  await target.first().waitFor();
  for (let presses = 0; presses <= most; presses++) {
    if (await isFocused(target.first())) return target.first();
    await page.keyboard.press(key);
  }
  throw new Error(`${key} ${most} times never reached ${String(target)}; the focus is on ${await focusOf(page)}`);
};

/** Goes somewhere by Tab and presses Enter there. */
export const press = async (page: Page, target: Locator, how: { key?: string; with?: string } = {}): Promise<void> => {
  await reach(page, target, how.key ? { key: how.key } : {});
  await page.keyboard.press(how.with ?? 'Enter');
};

/** Waits until something has the focus, without a key. */
export const untilFocused = (target: Locator) =>
  eventually(async () => expect({ isFocused: await isFocused(target.first()), at: await focusOf(target.page()) }).toMatchObject({ isFocused: true }));

/** A browser with somebody signed in by keys. */
export const signedIn = async (url: string, name: string): Promise<PersonBrowser> => {
  const browser = await openBrowser();
  await browser.page.goto(url);
  await press(browser.page, browser.page.getByRole('button', { name: new RegExp(name) }));
  await browser.page.getByRole('heading', { name: 'Remisser', level: 1 }).waitFor();
  return browser;
};

/** Opens the demo's response from the board, by keys. */
export const openByKeys = async (page: Page): Promise<Locator> => {
  await press(page, page.getByRole('link', { name: 'Mitt arbete' }));
  await page.getByRole('heading', { name: 'Mitt arbete', level: 1 }).waitFor();
  await press(page, page.getByRole('row', { name: TITLE }).getByRole('link', { name: TITLE }));
  return textOf(page);
};

/** The text of the response as a control. */
export const textBox = (page: Page): Locator => page.getByRole('textbox', { name: 'Remissvarets text' });

/** Goes to the text by F6. */
export const goToText = (page: Page) => reach(page, textBox(page), { key: 'F6', most: 8 });

/** The words that are selected. */
export const selected = (page: Page): Promise<string> => page.evaluate(() => (getSelection()?.toString() ?? '').replaceAll('\u2060', ''));

/** Puts the caret in front of some words: by the search, which leaves what it has found selected. */
export const caretBefore = async (page: Page, words: string): Promise<void> => {
  await goToText(page);
  await page.keyboard.press('Control+f');
  const field = page.getByRole('searchbox', { name: 'Sök i texten' });
  await untilFocused(field);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(words);
  await page.getByRole('search', { name: 'Sök och ersätt' }).getByRole('status').getByText(/^\d+ av \d+$/).waitFor();
  await page.keyboard.press('Escape');
  await untilFocused(textBox(page));
  await eventually(async () => expect(await selected(page)).toBe(words));
  await collapse(page);
};

/** Puts the caret in front of what is selected, and waits until the editor has heard of it. */
export const collapse = async (page: Page): Promise<void> => {
  await page.keyboard.press('ArrowLeft');
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
};

/**
 * Selects words in the text with Shift and the arrow keys, until they are selected: a key that falls between the browser's
 * selection and the editor's hearing of it is undone when others' words come in at that very moment.
 */
export const selectByKeys = async (page: Page, words: string): Promise<void> => {
  await caretBefore(page, words);
  for (let at = 0; at < words.length; at++) await page.keyboard.press('Shift+ArrowRight');
  await eventually(async () => {
    const now = await selected(page);
    if (now.length < words.length) await page.keyboard.press('Shift+ArrowRight');
    expect(now).toBe(words);
  });
};

/** Goes to the panel of review, by keys, and opens it where it is folded or another is shown. */
export const openReview = async (page: Page): Promise<void> => {
  const tab = page.getByRole('tab', { name: /^Granskning/ });
  if ((await tab.count()) === 0) {
    const folded = page.getByRole('group', { name: PANEL });
    await reach(page, folded.getByRole('button').first(), { key: 'F6', most: 8 });
    await press(page, folded.getByRole('button', { name: /^Granskning/ }));
  }
  await reach(page, page.getByRole('complementary', { name: PANEL }).getByRole('tab', { selected: true }), { key: 'F6', most: 8 });
  await reach(page, tab, { key: 'ArrowRight', most: 6 });
  await reviewList(page).waitFor();
};

/** The list of comments and suggestions. */
export const reviewList = (page: Page): Locator => page.getByRole('list', { name: 'Kommentarer och förslag' });

/** The line of the list that holds some words. */
export const cardWith = (page: Page, words: string | RegExp): Locator => reviewList(page).getByRole('listitem').filter({ hasText: words });

/** The button that opens and closes a line of the list. */
export const headOf = (card: Locator): Locator => card.locator('[data-row-head]');

/** Opens a line of the list, by keys, unless it stands open. */
export const openCard = async (page: Page, words: string | RegExp): Promise<Locator> => {
  const card = cardWith(page, words).first();
  await card.waitFor();
  const head = headOf(card);
  await openReview(page);
  await reach(page, head);
  if ((await head.getAttribute('aria-expanded')) !== 'true') await page.keyboard.press('Enter');
  await eventually(async () => expect(await head.getAttribute('aria-expanded')).toBe('true'));
  return card;
};

/** Chooses a line of a list to choose from, by keys. */
export const choose = async (page: Page, select: Locator, wanted: string | RegExp): Promise<void> => {
  await reach(page, select);
  const lines = await select.locator('option').allTextContents();
  const at = lines.findIndex((line) => (typeof wanted === 'string' ? line === wanted : wanted.test(line)));
  if (at < 0) throw new Error(`${String(wanted)} is not among: ${lines.join('; ')}`);
  await page.keyboard.press('Home');
  for (let step = 0; step < at; step++) await page.keyboard.press('ArrowDown');
  await eventually(async () => expect(await select.locator('option:checked').textContent()).toBe(lines[at]));
};

/** Chooses which state of threads and suggestions is listed. */
export const chooseState = async (page: Page, state: string): Promise<void> => {
  const filters = page.getByRole('group', { name: 'Urval' });
  await openReview(page);
  if ((await filters.count()) === 0) await press(page, page.getByRole('button', { name: /^Urval/ }));
  await choose(page, filters.getByRole('combobox', { name: 'Läge' }), state);
};

/** How many notifications the bell says are unread. */
export const unreadOf = async (page: Page): Promise<number> => {
  const name = (await page.getByRole('button', { name: /^Aviseringar/ }).getAttribute('aria-label')) ?? '';
  return Number(/(\d+) oläst/.exec(name)?.[1] ?? 0);
};

/** The kinds of what somebody has been told, newest first, read or not. */
export const newsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    // The shape of our own answer.
    const { notifications } = (await (await fetch('/api/notifications')).json()) as { notifications: { kind: string }[] };
    return notifications.map(({ kind }) => kind);
  });

/** Waits for words that a screen reader is told. */
export const untilTold = (page: Page, words: string | RegExp) =>
  page.getByRole('status').or(page.getByRole('alert')).or(page.getByRole('alertdialog')).filter({ hasText: words }).first().waitFor({ state: 'attached' });

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const found = async (page: Page, builder: AxeBuilder, state: string) => {
  // In the page itself: a page of its own for the sums would take the focus from what is being looked at.
  const { violations } = await builder.setLegacyMode().analyze();
  // The hidden button by which a screen reader leaves a popover stands outside of its dialog: React Aria puts it there.
  const ours = violations.filter(({ id, nodes }) => id !== 'region' || nodes.some(({ html }) => !html.startsWith('<div style="display: contents;">')));
  return ours.map(({ id, nodes }) => `${state}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')} ${nodes[0]?.failureSummary?.slice(0, 300) ?? ''} ${nodes[0]?.html.slice(0, 200) ?? ''}`);
};

/** Colours glide from one theme to the other; what turns for ever is not waited for. */
const untilStill = (page: Page) =>
  page.evaluate(async () => {
    const gliding = document.getAnimations().filter((one) => one instanceof CSSTransition && one.playState === 'running');
    const still = Promise.all(gliding.map(({ finished }) => finished.catch(() => undefined)));
    // One that is drawn nowhere never ends.
    await Promise.race([still, new Promise((resolve) => setTimeout(resolve, 500))]);
  });

/** Where something has come about: the dialog that stands open, else the panel, else the page. */
const PLACES = ['[role=dialog]', 'aside[data-pane]:not(:first-child)', 'main'] as const;

/** Asks axe about the state as it stands, in both themes; dark differs in nothing but colours. Without `all`, only about where it has come about. */
export const expectClean = async (page: Page, state: string, how: { readonly all?: boolean } = {}): Promise<void> => {
  const shown = await Promise.all(PLACES.map(async (place) => ((await page.locator(place).count()) > 0 ? place : null)));
  const place = how.all ? 'html' : (shown.find((one) => one !== null) ?? 'html');
  const faults: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await untilStill(page);
    const builder = new AxeBuilder({ page }).include(place);
    faults.push(...(await found(page, theme === 'light' ? builder.withTags(TAGS) : builder.withRules(['color-contrast']), `${state}, ${theme}`)));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await untilStill(page);
  expect(faults).toEqual([]);
};

/** Everything that comes to a page: frames of its sockets and answers, as text. */
export const listenTo = (page: Page): (() => Promise<string>) => {
  const heard: Promise<string>[] = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => void heard.push(Promise.resolve(payload.toString()))));
  page.on('response', (answer) => {
    if (answer.request().resourceType() === 'script' || answer.headers()['content-type']?.startsWith('text/event-stream')) return;
    heard.push(answer.text().catch(() => ''));
  });
  return async () => (await Promise.all(heard)).join('\n');
};
