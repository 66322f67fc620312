// Versions, who wrote what, the plan and the board, by the keyboard alone.
import type { Page } from 'playwright-core';
import type { PersonBrowser } from './chromium';
import { eventually, expectText, untilSaved } from './people';
import { startProduct, type Product } from './product';
import {
  cardWith,
  caretBefore,
  choose,
  expectClean,
  goToText,
  openByKeys,
  openCard,
  openReview,
  press,
  reach,
  selectByKeys,
  signedIn,
  storyOf,
  textBox,
  TITLE,
  untilFocused,
  untilTold,
} from './reviewing';

let product: Product;
let anna: PersonBrowser;
let rut: PersonBrowser;

const ABOUT = 'Bakgrunden är klar och lättläst';
const NAME = 'Utkast till styrelsen';
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

const openMore = async (page: Page, item: string): Promise<void> => {
  await goToText(page);
  await press(page, page.getByRole('button', { name: 'Mer', exact: true }), { key: 'Shift+Tab' });
  await press(page, page.getByRole('menuitem', { name: item }), { key: 'ArrowDown' });
};

scene('Anna names a version', async () => {
  const { page } = anna;
  await selectByKeys(page, ABOUT);
  await page.keyboard.press('Control+Alt+k');
  await untilFocused(page.getByRole('textbox', { name: 'Kommentar', exact: true }));
  await page.keyboard.type('Smålom står här.');
  await page.keyboard.press('Control+Enter');
  await cardWith(page, 'Smålom').waitFor();
  await openMore(page, 'Versioner');
  await page.getByRole('heading', { name: 'Versioner', level: 1 }).waitFor();
  await press(page, page.getByRole('button', { name: 'Spara en version nu' }));
  const dialog = page.getByRole('dialog', { name: 'Spara en version nu' });
  await untilFocused(dialog.getByRole('textbox', { name: 'Namn' }));
  await page.keyboard.type(NAME);
  await expectClean(page, 'naming a version');
  await page.keyboard.press('Enter');
  await untilTold(page, `Versionen ”${NAME}” är sparad.`);
  await page.getByRole('listitem').filter({ hasText: NAME }).waitFor();
  await expectClean(page, 'the list of versions');
});

scene('she writes, and goes through what has changed with the keys', async () => {
  const { page } = anna;
  await press(page, page.getByRole('link', { name: 'Till texten' }), { key: 'Shift+Tab' });
  await textBox(page).getByText(ABOUT).first().waitFor();
  await caretBefore(page, 'klar och lättläst');
  await page.keyboard.type('tydlig, ');
  await caretBefore(page, 'Vi tillstyrker den och de övergripande målen');
  for (let letters = 0; letters < 'Vi tillstyrker'.length; letters++) await page.keyboard.press('Delete');
  await page.keyboard.type('Vi stöder');
  await expectText(rut.page, 'Vi stöder den och de övergripande målen');
  await untilSaved(page);
  await openMore(page, 'Versioner');
  await press(page, page.getByRole('button', { name: new RegExp(`^Jämför med texten nu: ${NAME}`) }));
  const region = page.getByRole('region', { name: 'Jämförelsen' }).first();
  await region.getByText('2 ändringar').waitFor();
  await expectClean(page, 'a comparison in the text');
  await page.keyboard.press('F8');
  await region.getByText(/^Ändring 1 av 2, avsnitt 1/).first().waitFor();
  await untilTold(page, /Ändring 1 av 2, avsnitt 1.*tydlig/);
  await page.keyboard.press('F8');
  await region.getByText(/^Ändring 2 av 2, avsnitt 3.*”tillstyrker” ersatt med ”stöder”.*Anna Lindmyr/).first().waitFor();
  await page.keyboard.press('Shift+F8');
  await region.getByText(/^Ändring 1 av 2/).first().waitFor();
  await reach(page, region.getByRole('radio', { name: 'I texten' }), { key: 'Shift+Tab' });
  await page.keyboard.press('ArrowRight');
  await region.getByRole('radio', { name: 'Sida vid sida', checked: true }).waitFor();
  await expectClean(page, 'a comparison side by side');
  await page.keyboard.press('ArrowRight');
  const list = region.getByRole('list', { name: 'Ändringar' });
  await list.waitFor();
  await page.keyboard.press('F8');
  await untilFocused(list.getByRole('button', { name: /^Ändring [12] av 2/ }).and(page.locator(':focus')));
  await expectClean(page, 'a comparison as a list');
});

scene('she brings one section back; the comment keeps its place and the rest its words', async () => {
  const { page } = anna;
  await press(page, page.getByRole('button', { name: 'Återställ till den här versionen…' }), { key: 'Shift+Tab' });
  const dialog = page.getByRole('dialog', { name: new RegExp(`^Återställ till ${NAME}`) });
  await choose(page, dialog.getByRole('combobox', { name: 'Vad ska återställas?' }), /^1 Inledning/);
  await dialog.getByText('1 ändring', { exact: true }).waitFor();
  await expectClean(page, 'bringing a section back');
  await press(page, dialog.getByRole('button', { name: 'Återställ', exact: true }));
  await page.getByText('Texten är återställd. 1 stycke ändrades.').first().waitFor();
  await expectClean(page, 'a section brought back');
  await expectText(rut.page, 'Bakgrunden är klar och lättläst');
  await expectText(rut.page, 'Vi stöder den och de övergripande målen');
  // What Rut says while Anna is elsewhere is there when she comes back.
  await selectByKeys(rut.page, 'Vi delar analysen av behoven');
  await rut.page.keyboard.press('Control+Alt+k');
  await untilFocused(rut.page.getByRole('textbox', { name: 'Kommentar', exact: true }));
  await rut.page.keyboard.type('Tofsvipa ser det här.');
  await rut.page.keyboard.press('Control+Enter');
  await cardWith(rut.page, 'Tofsvipa').waitFor();
  await press(page, page.getByRole('link', { name: 'Till texten' }), { key: 'Shift+Tab' });
  await textBox(page).getByText(ABOUT).first().waitFor();
  await openReview(page);
  await cardWith(page, 'Tofsvipa').waitFor();
  const card = await openCard(page, 'Smålom');
  expect(await card.getByText('Stället finns inte längre').count()).toBe(0);
  await press(page, card.getByRole('button', { name: 'Gå till texten' }));
  await untilFocused(textBox(page));
  await eventually(async () => expect(await textBox(page).locator('[data-chosen]', { hasText: ABOUT }).count()).toBe(1), 8000);
  expect(await card.getByText(/Texten här har ändrats/).count()).toBe(0);
});

scene('who wrote what is told passage by passage', async () => {
  const { page } = anna;
  await openMore(page, 'Versioner');
  await reach(page, page.getByRole('tab', { name: 'Versioner' }));
  await reach(page, page.getByRole('tab', { name: 'Vem skrev vad' }), { key: 'ArrowRight', most: 3 });
  const text = page.getByRole('listbox', { name: 'Texten med författare' });
  await text.waitFor();
  await reach(page, text.getByRole('option').first());
  await expectClean(page, 'who wrote what');
  await page.keyboard.press('ArrowDown');
  const said = page.getByRole('region', { name: 'Stycket' });
  await said.getByText(/Anna Lindmyr, Branschföreningen Medtek Norrsjö/).first().waitFor();
  await reach(page, page.getByRole('radio', { name: 'Text', exact: true }), { key: 'Shift+Tab' });
  await page.keyboard.press('ArrowRight');
  await page.getByRole('table', { name: 'Vem som skrev varje stycke' }).waitFor();
  await expectClean(page, 'who wrote what, as a table');
  await press(page, page.getByRole('link', { name: 'Till texten' }), { key: 'Shift+Tab' });
  await textBox(page).getByText(ABOUT).first().waitFor();
});

scene('a section is planned, the board says so, and the words are counted', async () => {
  const { page } = anna;
  await openMore(page, 'Planera…');
  const plan = page.getByRole('dialog', { name: 'Planera arbetet' });
  await plan.getByRole('table').waitFor();
  await expectClean(page, 'the plan');
  await press(page, plan.getByRole('button', { name: /^Planera 2\.1 / }));
  const section = page.getByRole('dialog', { name: /^Planera 2\.1 / });
  await choose(page, section.getByRole('combobox', { name: 'Läge' }), 'Klart för granskning');
  await choose(page, section.getByRole('combobox', { name: 'Ansvarig' }), /^Anna Lindmyr/);
  await reach(page, section.getByRole('checkbox', { name: /^Bo Strandhagen/ }));
  await page.keyboard.press('Space');
  await expectClean(page, 'planning a section');
  await press(page, section.getByRole('button', { name: 'Spara' }));
  await untilTold(page, 'Planen är sparad.');
  await plan.getByRole('row', { name: /^2\.1 / }).getByText(/Anna Lindmyr/).waitFor();
  await page.keyboard.press('Escape');
  await plan.waitFor({ state: 'detached' });
  await page.getByRole('complementary', { name: 'Disposition' }).getByRole('button', { name: /^2\.1 .*Klart för granskning.*Anna Lindmyr/ }).waitFor();
  await goToText(page);
  await press(page, page.getByRole('button', { name: 'Ändra gränsen…' }), { key: 'Shift+Tab' });
  const limit = page.getByRole('dialog', { name: 'Gräns för antalet ord' });
  await untilFocused(limit.getByRole('textbox', { name: 'Högst så många ord' }));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('1000');
  await expectClean(page, 'the limit of words');
  await page.keyboard.press('Enter');
  await page.getByText(/ord över gränsen$/).first().waitFor();
  await press(page, page.getByRole('link', { name: 'Mitt arbete' }), { key: 'Shift+Tab' });
  await page.getByRole('region', { name: 'Mitt', exact: true }).waitFor();
  await expectClean(page, 'the board');
  await page.getByRole('link', { name: /^2\.1 / }).first().waitFor();
  await press(page, page.getByRole('row', { name: TITLE }).getByRole('link', { name: TITLE }));
  await textBox(page).getByText(ABOUT).first().waitFor();
});
