// Comments by the keyboard alone: whom they reach and whom not, talk, settling and locking; and a text that reviewers cannot change.
import type { PersonBrowser } from './chromium';
import { eventually, expectText, untilSaved, wordsOf } from './people';
import { startProduct, type Product } from './product';
import {
  caretBefore,
  cardWith,
  chooseState,
  expectClean,
  goToText,
  headOf,
  listenTo,
  openByKeys,
  openCard,
  openReview,
  press,
  reach,
  reviewList,
  selectByKeys,
  selected,
  signedIn,
  storyOf,
  textBox,
  unreadOf,
  untilFocused,
  untilTold,
} from './reviewing';

let product: Product;
let anna: PersonBrowser;
let rut: PersonBrowser;
let pia: PersonBrowser;
let heardByPia: () => Promise<string>;

/** In nothing but what Rut writes for her own organisation. */
const SECRET = 'Kornknarr';
const PUBLIC = 'Storlom';
const WORDS = 'Att de båda regionerna planerar tillsammans';

const scene = storyOf(() => [anna, rut, pia]);

beforeAll(async () => {
  product = await startProduct();
  [anna, rut, pia] = await Promise.all([
    signedIn(product.url, 'Anna Lindmyr'),
    signedIn(product.url, 'Rut Almvinge'),
    signedIn(product.url, 'Pia Tallbäcker'),
  ]);
  heardByPia = listenTo(pia.page);
  await Promise.all([openByKeys(anna.page), openByKeys(rut.page), openByKeys(pia.page)]);
});
afterAll(async () => {
  await Promise.all([anna, rut, pia].map((person) => person?.close()));
  await product?.end();
});

scene('Rut selects words by keys and comments; her own organisation alone sees it unless she says otherwise', async () => {
  const { page } = rut;
  const before = await unreadOf(anna.page);
  await selectByKeys(page, WORDS);
  await page.keyboard.press('Control+Alt+k');
  const field = page.getByRole('textbox', { name: 'Kommentar', exact: true });
  await untilFocused(field);
  const form = page.getByRole('region', { name: 'Ny kommentar' });
  await form.getByText(`”${WORDS}”`).waitFor();
  expect(await form.getByRole('radio', { name: /^Bara Branschföreningen Medtek Norrsjö/ }).isChecked()).toBe(true);
  await page.keyboard.type(`${SECRET}: hör detta ihop med avsnitt 8, @ann`);
  await page.getByRole('option', { name: /Anna Lindmyr/ }).waitFor();
  await expectClean(page, 'a comment that calls somebody');
  await page.keyboard.press('Enter');
  expect(await field.inputValue()).toBe(`${SECRET}: hör detta ihop med avsnitt 8, @Anna Lindmyr `);
  await page.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'detached' });
  await untilFocused(textBox(page));
  await cardWith(page, SECRET).getByText('Bara Branschföreningen Medtek Norrsjö').waitFor();
  await eventually(async () => expect(await unreadOf(anna.page)).toBe(before + 1));
});

scene('Anna follows the bell to the thread', async () => {
  const { page } = anna;
  await press(page, page.getByRole('button', { name: /^Aviseringar/ }), { key: 'Shift+Tab' });
  const news = page.getByRole('link', { name: /^Oläst: Rut Almvinge .*har nämnt dig i en kommentar/ }).first();
  await news.waitFor();
  await expectClean(page, 'the bell, open');
  await press(page, news);
  const card = cardWith(page, SECRET);
  await card.waitFor();
  await eventually(async () => expect(await headOf(card).getAttribute('aria-expanded')).toBe('true'));
  await expectClean(page, 'a thread, open');
});

scene('Pia hears of what is for all, and not one word of what is not', async () => {
  const { page } = rut;
  await selectByKeys(page, 'Vi delar analysen av behoven');
  await page.keyboard.press('Control+Alt+k');
  await untilFocused(page.getByRole('textbox', { name: 'Kommentar', exact: true }));
  await page.keyboard.type(`${PUBLIC} är för alla.`);
  await reach(page, page.getByRole('radio', { name: /^Bara Branschföreningen/ }));
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('radio', { name: /^Alla parter/ }).isChecked()).toBe(true);
  await press(page, page.getByRole('region', { name: 'Ny kommentar' }).getByRole('button', { name: 'Skicka' }));
  await cardWith(page, PUBLIC).getByText('Alla parter').waitFor();
  await openReview(pia.page);
  await cardWith(pia.page, PUBLIC).waitFor();
  expect(await cardWith(pia.page, SECRET).count()).toBe(0);
  expect(await textBox(pia.page).locator('[data-anchors]', { hasText: WORDS }).count()).toBe(0);
  expect(await textBox(anna.page).locator('[data-anchors]', { hasText: WORDS }).count()).toBe(1);
  await pia.page.reload();
  await textBox(pia.page).getByText('Vi delar analysen').first().waitFor();
  await openReview(pia.page);
  await cardWith(pia.page, PUBLIC).waitFor();
  const heard = await heardByPia();
  expect(heard).toContain(PUBLIC);
  expect(heard).not.toContain(SECRET);
});

scene('Rut cannot change the text, whatever she presses', async () => {
  const { page } = rut;
  await caretBefore(page, 'Vi välkomnar att visionen');
  await untilSaved(anna.page);
  const before = { words: await wordsOf(page), log: await textNow(anna) };
  const keys = ['x', 'Enter', 'Shift+Enter', 'Backspace', 'Delete', 'Control+Backspace', 'Control+Delete', 'Control+b', 'Control+i', 'Control+Alt+1', 'Control+Alt+d', 'Control+Shift+8', 'Control+z', 'Control+y'];
  for (const key of keys) await page.keyboard.press(key);
  await page.keyboard.insertText('infogat åäö');
  for (let times = 0; times < 12; times++) await page.keyboard.press('Shift+ArrowRight');
  expect(await selected(page)).toBe('Vi välkomnar');
  for (const key of ['Control+x', 'Control+v', 'Control+Shift+v', 'Backspace', 'Delete', 'Enter', 'y']) await page.keyboard.press(key);
  await dropInText(page);
  for (const key of ['Control+a', 'Delete', 'Control+x', 'z']) await page.keyboard.press(key);
  await page.keyboard.press('ArrowLeft');
  // What she would have written had come by the time that Anna's next words do.
  await caretBefore(anna.page, 'Vi välkomnar att visionen');
  await anna.page.keyboard.press('Home');
  expect(await textNow(anna)).toEqual(before.log);
  expect(await wordsOf(page)).toEqual(before.words);
  await page.reload();
  await textBox(page).getByText('Vi välkomnar att visionen').first().waitFor();
  expect(await wordsOf(page)).toEqual(before.words);
});

scene('a thread is answered, given, made blocking, settled and opened again', async () => {
  const { page } = anna;
  await openReview(page);
  const card = await openCard(page, SECRET);
  await press(page, card.getByRole('button', { name: 'Svara' }));
  await untilFocused(card.getByRole('textbox', { name: 'Ditt svar' }));
  await page.keyboard.type('Ja, båda hör ihop.');
  await page.keyboard.press('Control+Enter');
  await card.getByText('Ja, båda hör ihop.').waitFor();
  await press(page, card.getByRole('button', { name: 'Fler åtgärder' }));
  await press(page, page.getByRole('menuitem', { name: 'Tilldela' }), { key: 'ArrowDown' });
  await reach(page, card.getByRole('combobox', { name: 'Tilldela' }));
  await page.keyboard.type('Rut');
  await expectClean(page, 'giving a thread');
  await press(page, card.getByRole('form', { name: 'Tilldela' }).getByRole('button', { name: 'Spara' }));
  await card.getByText('Ligger på Rut Almvinge').waitFor();
  await press(page, card.getByRole('button', { name: 'Fler åtgärder' }));
  await press(page, page.getByRole('menuitem', { name: 'Gör blockerande' }), { key: 'ArrowDown' });
  await card.getByText('Blockerande', { exact: true }).waitFor();
  await openReview(rut.page);
  await cardWith(rut.page, SECRET).getByText('Blockerande', { exact: true }).waitFor();
  await press(page, card.getByRole('button', { name: 'Avgör' }), { key: 'Shift+Tab' });
  await reach(page, card.getByRole('radio', { name: /^Åtgärdad/ }));
  await page.keyboard.press('ArrowDown');
  expect(await card.getByRole('radio', { name: /^Avvisad/ }).isChecked()).toBe(true);
  await reach(page, card.getByRole('textbox', { name: 'Anteckning' }));
  await page.keyboard.type('Texten får stå.');
  await expectClean(page, 'settling a thread');
  await press(page, card.getByRole('form', { name: 'Avgör tråden' }).getByRole('button', { name: 'Avgör' }));
  await untilTold(page, /Tråden är avgjord: avvisad/);
  // Settled threads leave the list of what is open.
  await chooseState(page, 'Avgjorda');
  const settled = await openCard(page, SECRET);
  await settled.getByText('Texten får stå.').waitFor();
  await expectClean(page, 'a settled thread and the filters');
  await press(page, settled.getByRole('button', { name: 'Öppna igen' }));
  await chooseState(page, 'Öppna');
  await cardWith(page, SECRET).getByText('Blockerande', { exact: true }).waitFor();
});

scene('keys go from thread to thread, and filters narrow the list', async () => {
  const { page } = anna;
  const all = await reviewList(page).getByRole('listitem').count();
  await reach(page, page.getByRole('checkbox', { name: 'Blockerande' }));
  await page.keyboard.press('Space');
  await eventually(async () => expect(await reviewList(page).getByRole('listitem').count()).toBe(2));
  await page.keyboard.press('Space');
  await reach(page, page.getByRole('combobox', { name: 'Organisation' }), { key: 'Shift+Tab' });
  await page.keyboard.type('Patientforum');
  // What stands open stays, whatever is chosen.
  await eventually(async () => expect(await cardWith(page, 'Stäm av beloppen').count()).toBe(0));
  await press(page, page.getByRole('group', { name: 'Urval' }).getByRole('button', { name: 'Visa alla' }));
  await eventually(async () => expect(await reviewList(page).getByRole('listitem').count()).toBe(all));
  const seen: string[] = [];
  await caretBefore(page, 'Branschföreningen Medtek Norrsjö, Patientforum');
  for (const key of ['F8', 'F8', 'Shift+F8']) {
    const earlier = await chosen(page);
    await page.keyboard.press(key);
    await eventually(async () => expect(await chosen(page)).not.toBe(earlier));
    seen.push(await chosen(page));
    await untilFocused(textBox(page));
  }
  expect(seen[2]).toBe(seen[0]);
  expect(seen[1]).not.toBe(seen[0]);
});

scene('the text is not locked while a blocking thread is open, and is when all are settled', async () => {
  const { page } = anna;
  await openLock(page);
  const dialog = page.getByRole('dialog', { name: 'Lås texten' });
  await reach(page, dialog.getByRole('textbox', { name: 'Namn på versionen' }));
  await page.keyboard.type('Till beslut');
  await page.keyboard.press('Enter');
  await dialog.getByText(/Texten kan inte låsas än/).waitFor();
  expect(await dialog.getByRole('list', { name: 'Blockerande trådar som måste avgöras först' }).getByRole('listitem').count()).toBe(2);
  await expectClean(page, 'locking is refused');
  // Each is a way to its thread.
  await press(page, dialog.getByRole('link', { name: 'Av planens 220 miljoner' }));
  await dialog.waitFor({ state: 'detached' });
  await eventually(async () => expect(await headOf(cardWith(page, 'Stäm av beloppen')).getAttribute('aria-expanded')).toBe('true'));
  for (const words of ['Stäm av beloppen', SECRET]) {
    if ((await dialog.count()) > 0) await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const card = await openCard(page, words);
    await press(page, card.getByRole('button', { name: 'Avgör' }));
    await press(page, card.getByRole('form', { name: 'Avgör tråden' }).getByRole('button', { name: 'Avgör' }));
    await cardWith(page, words).getByText('Åtgärdad').first().waitFor();
    await openLock(page);
  }
  await reach(page, dialog.getByRole('textbox', { name: 'Namn på versionen' }));
  await page.keyboard.type('Till beslut');
  await page.keyboard.press('Enter');
  await untilTold(page, 'Texten är låst.');
  await page.getByText(/Texten är låst sedan .* av Anna Lindmyr/).first().waitFor();
  await caretBefore(page, WORDS);
  const before = await wordsOf(page);
  await page.keyboard.type('låst');
  expect(await wordsOf(page)).toEqual(before);
  await expectClean(page, 'a locked text', { all: true });
  await press(page, page.getByRole('button', { name: 'Mer', exact: true }), { key: 'Shift+Tab' });
  await press(page, page.getByRole('menuitem', { name: 'Öppna texten…' }), { key: 'ArrowDown' });
  await press(page, page.getByRole('dialog', { name: 'Öppna texten' }).getByRole('button', { name: 'Öppna texten' }));
  await untilTold(page, 'Texten är öppen igen.');
  await caretBefore(page, WORDS);
  await page.keyboard.type('Upplåst. ');
  await expectText(rut.page, `Upplåst. ${WORDS}`);
});

/** The head of the line that stands open. */
const chosen = async (page: PersonBrowser['page']): Promise<string> => {
  const open = reviewList(page).locator('[data-row-head][aria-expanded=true]');
  return (await open.count()) === 0 ? '' : ((await open.first().textContent()) ?? '');
};

const openLock = async (page: PersonBrowser['page']): Promise<void> => {
  await goToText(page);
  await press(page, page.getByRole('button', { name: 'Mer', exact: true }), { key: 'Shift+Tab' });
  await press(page, page.getByRole('menuitem', { name: 'Lås texten…' }), { key: 'ArrowDown' });
  await page.getByRole('dialog', { name: 'Lås texten' }).waitFor();
};

/** The text and its place in the log, as the server has them. */
const textNow = ({ page }: PersonBrowser): Promise<unknown> =>
  page.evaluate(async () => {
    const id = /svar\/([0-9a-f-]{36})/.exec(location.pathname)?.[1] ?? '';
    return (await fetch(`/api/responses/${id}/authorship`)).json();
  });

/** Drops words on the text, as from another window. */
const dropInText = (page: PersonBrowser['page']): Promise<void> =>
  textBox(page).evaluate((text) => {
    const block = [...text.querySelectorAll('p')].find((one) => one.textContent?.includes('Vi välkomnar'));
    const box = block?.getBoundingClientRect();
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', 'släppt');
    dataTransfer.setData('text/html', '<p>släppt</p>');
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      block?.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer, clientX: (box?.x ?? 0) + 20, clientY: (box?.y ?? 0) + 5 }));
    }
    for (const kind of ['paste', 'cut']) {
      text.dispatchEvent(new ClipboardEvent(kind, { bubbles: true, cancelable: true, clipboardData: dataTransfer }));
    }
  });
