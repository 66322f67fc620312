// What administrators, and those whom they let in, do in the product: joining, opening pages, confirming, being told.
import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { openBrowser, type PersonBrowser } from './chromium';
import { eventually } from './people';

/** Password of the demo's people. */
export const DEMO_PASSWORD = 'samsvar-demo';
/** A password that nobody else has, for those who are new. */
export const NEW_PASSWORD = 'en lugn morgon vid sjön';

/** The address that the product gives of itself in links; passkeys need its name. */
export const localhostOf = (url: string): string => url.replace('127.0.0.1', 'localhost');

/** Opens one of the organisation's pages by the navigation between them. */
export const openOwnPage = async (page: Page, name: string, heading = name): Promise<void> => {
  await page.getByRole('navigation', { name: 'Organisationens sidor' }).getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
};

/** Fills in address and password on the page of signing in. */
export const writePassword = async (page: Page, email: string, password: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'E-postadress' }).fill(email);
  await page.getByRole('textbox', { name: 'Lösenord', exact: true }).fill(password);
  await page.getByRole('button', { name: 'Logga in', exact: true }).click();
};

/** Signs out by the menu under one's name. */
export const signOut = async (page: Page, name: string): Promise<void> => {
  await chooseInPersonMenu(page, name, 'Logga ut');
  await page.getByRole('heading', { name: 'Logga in', level: 1 }).waitFor();
};

/** Chooses a line of the menu under one's name. */
export const chooseInPersonMenu = async (page: Page, name: string, line: string | RegExp): Promise<void> => {
  await page.getByRole('banner').getByRole('button', { name }).click();
  await page.getByRole('menuitem', { name: line }).or(page.getByRole('menuitemradio', { name: line })).click();
};

/** Opens the link of an invitation in a browser of its own, and joins as somebody new. */
export const joinByLink = async (link: string, welcome: string | RegExp): Promise<PersonBrowser> => {
  const browser = await openBrowser();
  const { page } = browser;
  await page.goto(link);
  await page.getByRole('heading', { name: welcome, level: 1 }).waitFor();
  await page.getByRole('textbox', { name: 'Lösenord' }).fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Skapa konto och tacka ja' }).click();
  return browser;
};

/** The row of a table that holds some words. */
export const rowOf = (page: Page, table: string, words: string | RegExp): Locator =>
  page.getByRole('table', { name: table }).getByRole('row').filter({ hasText: words });

/** Waits for one of the short messages in the corner. */
export const untilToast = (page: Page, words: string | RegExp): Promise<void> =>
  page.getByRole('region', { name: 'Meddelanden' }).getByText(words).first().waitFor({ state: 'attached' });

/** Expects a control to hold a value. */
export const expectValue = (control: Locator, value: string): Promise<void> => eventually(async () => expect(await control.inputValue()).toBe(value));

/** Ticks a box or chooses among a few, by pressing its words: the control itself is drawn by us. */
export const tick = async (control: Locator): Promise<void> => {
  await control.locator('xpath=ancestor::label').click();
  await eventually(async () => expect(await control.isChecked()).toBe(true));
};

/** Waits until the text of a response can be written in, or only read. */
export const untilWritable = (text: Locator, isWritable: boolean): Promise<void> =>
  eventually(async () => expect(await text.getAttribute('aria-readonly')).toBe(String(!isWritable)));
