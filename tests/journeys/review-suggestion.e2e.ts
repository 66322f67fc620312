// Suggestions by the keyboard alone: made, accepted, taken back, rejected, compared when the text has changed, and decided many at once.
import type { PersonBrowser } from './chromium';
import { eventually, expectText, wordsOf } from './people';
import { startProduct, type Product } from './product';
import {
  cardWith,
  chooseState,
  collapse,
  expectClean,
  headOf,
  openByKeys,
  openCard,
  newsOf,
  openReview,
  press,
  reach,
  reviewList,
  selectByKeys,
  signedIn,
  storyOf,
  textBox,
  untilFocused,
  untilTold,
} from './reviewing';

let product: Product;
let anna: PersonBrowser;
let rut: PersonBrowser;

const BEFORE = 'Skälen för ett gemensamt arbete är övertygande';
const AFTER = 'Skälen för ett gemensamt arbete är starka';
const scene = storyOf(() => [anna, rut]);

beforeAll(async () => {
  product = await startProduct();
  [anna, rut] = await Promise.all([signedIn(product.url, 'Anna Lindmyr'), signedIn(product.url, 'Rut Almvinge')]);
  await Promise.all([openByKeys(anna.page), openByKeys(rut.page)]);
});
afterAll(async () => {
  await Promise.all([anna, rut].map((person) => person?.close()));
  await product?.end();
});

/** Suggests other words for some, with a reason. */
const suggest = async (page: PersonBrowser['page'], words: string, change: { to: string; because: string }): Promise<void> => {
  await selectByKeys(page, words);
  await page.keyboard.press('Control+Alt+s');
  const form = page.getByRole('region', { name: 'Föreslå en ändring' });
  await untilFocused(form.getByRole('textbox', { name: 'Ny lydelse' }));
  await page.keyboard.press('Control+a');
  await page.keyboard.type(change.to);
  await reach(page, form.getByRole('textbox', { name: 'Skäl' }));
  await page.keyboard.type(change.because);
};

scene('Rut suggests other words, with a reason', async () => {
  const { page } = rut;
  await suggest(page, 'övertygande', { to: 'starka', because: 'Kortare.' });
  await expectClean(page, 'a suggestion that is being written');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('region', { name: 'Föreslå en ändring' }).waitFor({ state: 'detached' });
  await untilFocused(textBox(page));
  await cardWith(page, 'starka').getByText('Väntar').waitFor();
  expect((await wordsOf(page)).join('\n')).toContain(BEFORE);
});

scene('Anna sees it in the text and beside it, and accepts it by keys', async () => {
  const { page } = anna;
  await textBox(page).locator('[data-suggestion][data-words="starka"]').waitFor({ state: 'attached' });
  expect((await wordsOf(page)).join('\n')).toContain(BEFORE);
  await openReview(page);
  const card = await openCard(page, 'starka');
  await card.getByText('Kortare.').waitFor();
  expect(await card.locator('del', { hasText: 'övertygande' }).count()).toBe(1);
  expect(await card.locator('ins', { hasText: 'starka' }).count()).toBe(1);
  await expectClean(page, 'a suggestion, open');
  await press(page, card.getByRole('button', { name: 'Godta', exact: true }));
  await untilTold(page, 'Förslaget är godtaget och står i texten.');
  await expectText(page, AFTER);
  await expectText(rut.page, AFTER);
  // She has the thread open beside the text, so that what she is told counts as read at once.
  await eventually(async () => expect(await newsOf(rut.page)).toContain('suggestion-accepted'));
  // Nobody is thrown out of the list when what they were at leaves it.
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

scene('Rut sees what became of it', async () => {
  const { page } = rut;
  await openReview(page);
  await reach(page, page.getByRole('radio', { name: 'Alla', exact: true }));
  await page.keyboard.press('ArrowRight');
  const card = await openCard(page, 'starka');
  await card.getByText('Godtaget', { exact: true }).first().waitFor();
  await card.getByText('Anna Lindmyr').first().waitFor();
  await expectClean(page, 'my own suggestions');
});

scene('Anna takes the acceptance back, and rejects with a reason', async () => {
  const { page } = anna;
  await chooseState(page, 'Öppna och avgjorda');
  const accepted = await openCard(page, 'starka');
  await press(page, accepted.getByRole('button', { name: 'Ångra' }));
  await expectText(page, BEFORE);
  await expectText(rut.page, BEFORE);
  await accepted.getByText('Väntar').waitFor();
  await press(page, accepted.getByRole('button', { name: 'Avslå' }));
  const form = accepted.getByRole('form', { name: 'Avslå förslaget' });
  await untilFocused(form.getByRole('textbox', { name: 'Skäl till avslaget' }));
  await page.keyboard.type('Styrelsens ord.');
  await expectClean(page, 'rejecting a suggestion');
  await page.keyboard.press('Control+Enter');
  await accepted.getByText('Avslaget', { exact: true }).first().waitFor();
  const hers = cardWith(rut.page, 'starka');
  await hers.getByText('Avslaget', { exact: true }).first().waitFor();
  await hers.getByText('Styrelsens ord.').waitFor();
  expect((await wordsOf(rut.page)).join('\n')).toContain(BEFORE);
});

scene('nothing is applied blindly: three texts stand side by side, and she chooses', async () => {
  const { page } = anna;
  await suggest(rut.page, 'klar och lättläst', { to: 'tydlig och lättläst', because: 'Klar är tvetydigt.' });
  await rut.page.keyboard.press('Control+Enter');
  await cardWith(page, 'tydlig och lättläst').waitFor();
  await selectByKeys(page, 'klar och lättläst');
  await collapse(page);
  for (let letters = 0; letters < 'klar'.length; letters++) await page.keyboard.press('Delete');
  await page.keyboard.type('kort');
  await expectText(rut.page, 'Bakgrunden är kort och lättläst');
  await openReview(page);
  const card = await openCard(page, 'tydlig och lättläst');
  const dialog = page.getByRole('dialog', { name: 'Texten har ändrats sedan förslaget skrevs' });
  await press(page, card.getByRole('button', { name: 'Godta', exact: true }));
  await dialog.waitFor();
  await dialog.getByRole('region', { name: 'Ursprungligt' }).getByText('klar').first().waitFor();
  await dialog.getByRole('region', { name: 'Nu' }).getByText('kort').first().waitFor();
  await dialog.getByRole('region', { name: 'Förslaget' }).getByText('tydlig').first().waitFor();
  await expectClean(page, 'a suggestion that is stale');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect((await wordsOf(page)).join('\n')).toContain('Bakgrunden är kort och lättläst');
  await press(page, card.getByRole('button', { name: 'Godta', exact: true }));
  await press(page, dialog.getByRole('button', { name: 'Ta förslaget' }));
  await dialog.waitFor({ state: 'detached' });
  await expectText(page, 'Bakgrunden är tydlig och lättläst');
  await expectText(rut.page, 'Bakgrunden är tydlig och lättläst');
});

scene('what does not overlap is brought together', async () => {
  const { page } = anna;
  await suggest(rut.page, 'avgränsningarna är rimliga', { to: 'avgränsningarna är väl avvägda', because: 'Hellre så.' });
  await rut.page.keyboard.press('Control+Enter');
  await cardWith(page, 'väl avvägda').waitFor();
  await selectByKeys(page, 'avgränsningarna är rimliga');
  await collapse(page);
  await page.keyboard.type('de valda ');
  await openReview(page);
  const card = await openCard(page, 'väl avvägda');
  await press(page, card.getByRole('button', { name: 'Godta', exact: true }));
  await expectText(page, 'de valda avgränsningarna är väl avvägda');
});

scene('many are decided at once, told one by one, and taken back together', async () => {
  const { page } = anna;
  const before = await wordsOf(page);
  await chooseState(page, 'Öppna');
  await press(page, page.getByRole('button', { name: 'Fler val' }), { key: 'Shift+Tab' });
  await press(page, page.getByRole('menuitem', { name: /^Avgör flera/ }).or(page.getByRole('menuitemradio', { name: /^Avgör flera/ })), { key: 'ArrowDown' });
  const many = page.getByRole('group', { name: 'Avgör flera' });
  await press(page, many.getByRole('button', { name: 'Välj alla som visas' }));
  await many.getByText('3 förslag valda').waitFor();
  await expectClean(page, 'deciding many');
  await press(page, many.getByRole('button', { name: 'Godta 3' }));
  const result = page.getByRole('dialog', { name: 'Så blev det' });
  await result.getByText('3 förslag är avgjorda.').waitFor();
  await expectText(rut.page, 'men tre frågor behöver få ett tydligt svar');
  await expectClean(page, 'what became of many');
  await press(page, result.getByRole('button', { name: 'Ångra' }));
  await result.waitFor({ state: 'detached' });
  await eventually(async () => expect(await wordsOf(page)).toEqual(before));
  await eventually(async () => expect(await wordsOf(rut.page)).toEqual(before));
  expect(await reviewList(page).count()).toBe(1);
  await headOf(cardWith(page, 'men tre frågor')).waitFor();
});
