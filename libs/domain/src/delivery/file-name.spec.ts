// File names are what issuers ask for, and nothing that harms a file system or a mail header.
import { deliveryFileName, safeFileName } from './file-name';

const matter = { issuerCaseNumber: 'RS 2026-00417', title: 'Strategi för livsvetenskap' };

test('organisation, remissvar and case number', () => {
  expect(deliveryFileName('Branschföreningen Medtek Norrsjö', matter, 'docx')).toBe(
    'Branschföreningen Medtek Norrsjö – remissvar RS 2026-00417.docx',
  );
});

test.each([
  ['Strategi för livsvetenskap', 'Strategi för livsvetenskap'],
  [
    'Betänkandet Hälsodata för forskning, utveckling och innovation – ett samlat system',
    'Betänkandet Hälsodata för forskning, utveckling och',
  ],
  ['N2017/00222: remiss', 'N2017 00222 remiss'],
  ['å'.repeat(200), 'å'.repeat(60)],
])('the title %j stands as %j where the issuer has given no case number', (title, short) =>
  expect(deliveryFileName('Bolaget', { issuerCaseNumber: ' ', title }, 'pdf')).toBe(
    `Bolaget – remissvar ${short}.pdf`,
  ),
);

test.each([
  ['../../etc/passwd', 'etc passwd'],
  ['a\r\nSet-Cookie: b', 'a Set-Cookie b'],
  ['fil\u202Efdp.exe', 'fil fdp.exe'],
  ['\u061Ca\u0085b\u2060c', 'a b c'],
  ['"citat" <x>|?*', 'citat x'],
  ['   ', 'fil'],
  ['N2017/00222/HL', 'N2017 00222 HL'],
  ['A\u030Angstro\u0308m', 'Ångström'],
])('%j becomes %j', (given, safe) => expect(safeFileName(given)).toBe(safe));

test('the length is bounded', () => expect(safeFileName('å'.repeat(5000))).toHaveLength(150));

test('the length is cut between characters', () =>
  expect(safeFileName(`${'a'.repeat(149)}😀`)).toBe('a'.repeat(149)));
