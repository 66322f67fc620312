// File names are what issuers ask for, and nothing that harms a file system or a mail header.
import { deliveryFileName, safeFileName } from './file-name';

test('organisation, remissvar and case number', () => {
  expect(deliveryFileName('Branschföreningen Medtek Norrsjö', 'RS 2026-00417', 'docx')).toBe(
    'Branschföreningen Medtek Norrsjö – remissvar RS 2026-00417.docx',
  );
});

test.each([
  ['../../etc/passwd', 'etc passwd'],
  ['a\r\nSet-Cookie: b', 'a Set-Cookie b'],
  ['fil\u202Efdp.exe', 'fil fdp.exe'],
  ['"citat" <x>|?*', 'citat x'],
  ['   ', 'fil'],
  ['N2017/00222/HL', 'N2017 00222 HL'],
  ['A\u030Angstro\u0308m', 'Ångström'],
])('%j becomes %j', (given, safe) => expect(safeFileName(given)).toBe(safe));

test('the length is bounded', () => expect(safeFileName('å'.repeat(5000))).toHaveLength(150));
