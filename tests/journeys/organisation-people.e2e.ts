// An administrator invites by a list with mistakes, a new person joins, and what is done with that person reaches their open window.
import type { Page } from 'playwright-core';
import { expectValue, joinByLink, localhostOf, NEW_PASSWORD, rowOf, untilToast, untilWritable, writePassword } from './administering';
import type { PersonBrowser } from './chromium';
import { eventually, expectText, openDemoResponse, untilSaved } from './people';
import { startProduct, type Product } from './product';
import { choose, expectClean, press, reach, signedIn, storyOf, textBox, untilFocused, untilTold } from './reviewing';

let product: Product;
let ada: PersonBrowser;
let nina: PersonBrowser | null = null;
let link = '';
const part = storyOf(() => [ada, nina].filter((person) => person !== null));

/** What somebody might paste: an address without its sign, one who is here, one who stands there twice, and a role that is none. */
const LIST = `E-post;Namn;Roll;Titel
nina@medtek.example;Nina Österlund;författare;Jurist
olle.medtek.example;Olle Ek;granskare;
ada@medtek.example;Ada Kvarnlöv;författare;
nina@medtek.example;Nina igen;författare;
petra@medtek.example;Petra Sjö;kejsare;Ekonom
`;

beforeAll(async () => {
  product = await startProduct();
  ada = await signedIn(product.url, 'Ada Kvarnlöv');
}, 180_000);
afterAll(async () => {
  await Promise.all([ada, nina].map((person) => person?.close()));
  await product?.end();
});

const dialogOf = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });

/** Chooses a role in the table and confirms it, by keys. */
const giveRole = async (page: Page, name: string, role: string) => {
  const select = page.getByRole('combobox', { name: `Roll för ${name}` });
  await reach(page, select);
  // The closed list is opened by an arrow and asks nothing; the first letter names a role in it, and Enter chooses.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type(role.slice(0, 1).toLowerCase());
  await page.keyboard.press('Enter');
  const dialog = dialogOf(page, `Ändra roll för ${name}?`);
  await dialog.waitFor();
  return dialog;
};

part('the page of people is reached by keys, and says why the only administrator has to stay', async () => {
  const { page } = ada;
  await press(page, page.getByRole('banner').getByRole('button', { name: 'Ada Kvarnlöv' }));
  await reach(page, page.getByRole('menuitem', { name: 'Organisationen' }), { key: 'ArrowDown', most: 10 });
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Personer', level: 1 }).waitFor();
  await rowOf(page, 'Organisationens personer', 'Bo Strandhagen').waitFor();
  expect(await page.getByRole('combobox', { name: 'Roll för Ada Kvarnlöv' }).isDisabled()).toBe(true);
  await rowOf(page, 'Organisationens personer', 'Ada Kvarnlöv').getByText('Den enda administratören. Gör någon annan till administratör först.').waitFor();
  await press(page, page.getByRole('button', { name: 'Åtgärder för Ada Kvarnlöv' }));
  const suspend = page.getByRole('menuitem', { name: 'Stäng av…' });
  await suspend.getByText('Är den enda administratören som kan logga in.').waitFor();
  expect(await suspend.getAttribute('aria-disabled')).toBe('true');
  await page.keyboard.press('Escape');
  await untilFocused(page.getByRole('button', { name: 'Åtgärder för Ada Kvarnlöv' }));
  await expectClean(page, 'people', { all: true });
});

part('a pasted list is read, and each mistake stands where it can be mended', async () => {
  const { page } = ada;
  await press(page, page.getByRole('button', { name: 'Bjud in…' }));
  const dialog = dialogOf(page, 'Bjud in personer');
  await expectClean(page, 'inviting');
  await reach(page, dialog.getByRole('tab', { name: 'Skriv in' }));
  await page.keyboard.press('ArrowRight');
  await reach(page, dialog.getByRole('textbox', { name: 'Klistra in en lista' }));
  await page.keyboard.insertText(LIST);
  await expectClean(page, 'a list to invite');
  await press(page, dialog.getByRole('button', { name: 'Läs listan' }));
  await dialog.getByText('5 rader i listan.').waitFor();
  await dialog.getByText('Adressen ser inte ut som en e-postadress.').waitFor();
  await dialog.getByText('Är redan med i organisationen.').waitFor();
  await dialog.getByText('Adressen står på en rad ovanför också.').waitFor();
  await dialog.getByText('Rollen i listan gick inte att tyda.').waitFor();
  await dialog.getByText('3 rader bjuds inte in förrän de är rättade.').waitFor();
  await expectClean(page, 'a list with mistakes');
});

part('the mistakes are mended in the preview by keys, and three people are invited', async () => {
  const { page } = ada;
  const dialog = dialogOf(page, 'Bjud in personer');
  await reach(page, dialog.getByRole('textbox', { name: 'E-post, rad 2' }));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('olle@medtek.example');
  await press(page, dialog.getByRole('button', { name: 'Ta bort ada@medtek.example' }));
  await press(page, dialog.getByRole('button', { name: 'Ta bort nina@medtek.example' }).nth(1));
  await choose(page, dialog.getByRole('combobox', { name: 'Roll, rad 3' }), 'Granskare');
  await eventually(async () => expect(await dialog.getByText(/bjuds inte in förrän/).count()).toBe(0));
  await press(page, dialog.getByRole('button', { name: 'Bjud in 3 personer' }));
  await untilFocused(dialog.getByRole('heading', { name: '3 personer är inbjudna' }));
  await expectClean(page, 'the links of invitations');
  link = await dialog.getByRole('textbox', { name: 'Länk till nina@medtek.example' }).inputValue();
  expect(link).toMatch(new RegExp(`^${localhostOf(product.url)}/inbjudan#[\\w-]{43}$`));
  await press(page, dialog.getByRole('button', { name: 'Klar' }));
  for (const name of ['Nina Österlund', 'Olle Ek', 'Petra Sjö']) await rowOf(page, 'Inbjudningar som inte är besvarade', name).waitFor();
});

part('Nina opens the link in a browser of her own, joins with name and password, and the link is spent', async () => {
  nina = await joinByLink(link, 'Välkommen till Branschföreningen Medtek Norrsjö');
  const { page } = nina;
  await untilToast(page, 'Nu är du med i Branschföreningen Medtek Norrsjö.');
  await page.getByRole('heading', { name: 'Remisser', level: 1 }).waitFor();
  const other = await nina.context.newPage();
  await other.goto(link);
  await other.getByText('Inbjudan gäller inte längre').first().waitFor();
  await other.close();
  await openDemoResponse(page);
  await untilWritable(textBox(page), true);
});

part('another role, given by keys, reaches the window that she has open', async () => {
  const { page } = ada;
  const hers = nina?.page;
  if (!hers) throw new Error('Nina has not joined.');
  await page.reload();
  await rowOf(page, 'Organisationens personer', 'Nina Österlund').waitFor();
  const dialog = await giveRole(page, 'Nina Österlund', 'Granskare');
  await expectClean(page, 'another role');
  await press(page, dialog.getByRole('button', { name: 'Ändra rollen' }));
  await untilToast(page, 'Nina Österlund har nu rollen Granskare.');
  await expectValue(page.getByRole('combobox', { name: 'Roll för Nina Österlund' }), 'reviewer');
  await untilTold(hers, 'Din behörighet har ändrats. Du kan läsa men inte skriva.');
  await untilWritable(textBox(hers), false);
  await press(page, (await giveRole(page, 'Nina Österlund', 'Administratör')).getByRole('button', { name: 'Ändra rollen' }));
  await untilToast(page, 'Nina Österlund har nu rollen Administratör.');
  // Now there are two of them, and Ada need not stay.
  await eventually(async () => expect(await page.getByRole('combobox', { name: 'Roll för Ada Kvarnlöv' }).isDisabled()).toBe(false));
  await eventually(async () => {
    await hers.keyboard.press('Escape');
    await hers.getByRole('banner').getByRole('button', { name: 'Nina Österlund' }).click();
    expect(await hers.getByRole('menuitem', { name: 'Organisationen' }).count()).toBe(1);
    expect(await hers.getByRole('menuitem', { name: 'Utkorg' }).count()).toBe(1);
  });
  await hers.keyboard.press('Escape');
});

part('what she writes as an author again is saved, and being shut out closes her response and says why', async () => {
  const { page } = ada;
  const hers = nina?.page;
  if (!hers) throw new Error('Nina has not joined.');
  await press(page, (await giveRole(page, 'Nina Österlund', 'Författare')).getByRole('button', { name: 'Ändra rollen' }));
  await untilToast(page, 'Nina Österlund har nu rollen Författare.');
  await untilWritable(textBox(hers), true);
  await textBox(hers).locator('p').last().click();
  await hers.keyboard.press('End');
  await hers.keyboard.insertText(' Ninas ord. ');
  await expectText(hers, 'Ninas ord.');
  await untilSaved(hers);
  await press(page, page.getByRole('button', { name: 'Åtgärder för Nina Österlund' }));
  await reach(page, page.getByRole('menuitem', { name: 'Stäng av…' }), { key: 'ArrowDown', most: 8 });
  await page.keyboard.press('Enter');
  const dialog = dialogOf(page, 'Stänga av Nina Österlund?');
  await dialog.getByText('Allt som personen har skrivit finns kvar.').waitFor();
  await expectClean(page, 'shutting out');
  await press(page, dialog.getByRole('button', { name: 'Stäng av' }));
  await untilToast(page, 'Nina Österlund är avstängd.');
  await hers.getByText('Du behöver logga in igen').waitFor();
  await hers.getByText(/utloggad i ett annat fönster eller av en administratör/).waitFor();
  await expectClean(hers, 'having been shut out', { all: true });
});

part('she cannot sign in until she is let in again, and her words are there', async () => {
  const { page } = ada;
  const hers = nina?.page;
  if (!hers) throw new Error('Nina has not joined.');
  await writePassword(hers, 'nina@medtek.example', NEW_PASSWORD);
  await hers.getByText('Det gick inte att logga in').waitFor();
  await press(page, page.getByRole('button', { name: 'Åtgärder för Nina Österlund' }));
  await reach(page, page.getByRole('menuitem', { name: 'Släpp in igen…' }), { key: 'ArrowDown', most: 8 });
  await page.keyboard.press('Enter');
  await press(page, dialogOf(page, 'Släppa in Nina Österlund igen?').getByRole('button', { name: 'Släpp in' }));
  await untilToast(page, 'Nina Österlund kan logga in igen.');
  // Back where she was.
  await writePassword(hers, 'nina@medtek.example', NEW_PASSWORD);
  await expectText(hers, 'Ninas ord.');
});
