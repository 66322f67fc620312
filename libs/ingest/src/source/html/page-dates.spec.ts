// Lines that say when a page was published or changed, and lines that only sound like it.
import { pageDatesOf } from './page-dates';

it.each([
  ['Publicerad: 12 mars 2026', { published: '2026-03-12' }],
  ['Publicerad 2026-03-12', { published: '2026-03-12' }],
  ['Uppdaterad: 3 november 2025', { changedOn: '2025-11-03' }],
  ['Senast uppdaterad: 2025-11-03 14:05', { changedOn: '2025-11-03' }],
  ['Senast ändrad den 3 november 2025 kl. 14.05', { changedOn: '2025-11-03' }],
  ['Sidan senast uppdaterad 3/11 2025 av Signe Ljung', { changedOn: '2025-11-03' }],
  ['Publicerad: 12 mars 2026 | Uppdaterad: 16 mars 2026 kl. 10.00', { published: '2026-03-12', changedOn: '2026-03-16' }],
  ['Publicerad 14 september 2026, senast uppdaterad 2 oktober 2026', { published: '2026-09-14', changedOn: '2026-10-02' }],
  ['Sidan senast granskad: 5 oktober 2026', {}],
  ['Datum: 10 juni 2025', { dated: '2025-06-10' }],
])('%s', (text, dates) => {
  expect(pageDatesOf(text)).toEqual(dates);
});

it.each([
  'Uppdaterad kunskap är en förutsättning.', 'Publicerad: mars 2026', 'Strategin är publicerad 12 mars 2026 och gäller tills vidare.', 'Uppdaterad 31 februari 2026',
  'Datum för samråd: 12 mars 2026', 'Publicerad', '', '12 mars 2026',
])('%s says no more than it says', (text) => {
  expect(pageDatesOf(text)).toBeNull();
});
