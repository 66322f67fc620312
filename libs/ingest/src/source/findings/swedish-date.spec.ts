// Swedish days, in all the ways that they are written.
import { DAY, dayOf, dayOfInstant } from './swedish-date';

const whole = new RegExp(`^${DAY}$`, 'iu');

it.each([
  '2026-03-12', '12 mars 2026', 'den 12 mars 2026', 'torsdag 12 mars 2026', 'Torsdagen den 12 mars 2026', '12:e mars 2026', '12/3 2026', '12/3-2026', '12/3/2026', '12/03 2026',
  '12 mar 2026', '12 mar. 2026', '12.3.2026', 'DEN 12 MARS 2026',
])('%s is a day', (text) => {
  expect([whole.test(text), dayOf(text)]).toEqual([true, '2026-03-12']);
});

it.each([['1 sep 2025', '2025-09-01'], ['30 sept. 2025', '2025-09-30'], ['den 1 januari 2027', '2027-01-01'], ['31 december 1999', '1999-12-31']])('%s is %s', (text, on) => {
  expect(dayOf(text)).toBe(on);
});

it.each(['Mars 2026', 'mars 2026', '2026', 'våren 2026', '12 mars', '12/3', '31 februari 2026', '2026-02-30', '13/13 2026', '0 mars 2026', '12 mars 0026', 'version 12.3', ''])(
  '%s is none',
  (text) => {
    expect(dayOf(text)).toBeNull();
  },
);

it('takes the day that it was in Sweden', () => {
  expect(['2026-03-12T23:30:00Z', '2026-03-12T23:30:00+01:00', '2026-03-12', '2026-03-12 08:00', 'igår', '2026-13-01'].map(dayOfInstant)).toEqual([
    '2026-03-13', '2026-03-12', '2026-03-12', '2026-03-12', null, null,
  ]);
});
