// What tesseract writes, as lines of print: sizes by the shapes of letters, baselines, and what is not believed.
import { linesOfTsv } from './recognise-tsv';

const HEAD = 'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext';
const word = (place: string, box: string, text: string, sureness = 95) =>
  ['5', '1', ...place.split(' '), ...box.split(' '), String(sureness), text].join('\t');
const read = (...rows: string[]) => linesOfTsv([HEAD, ...rows, ''].join('\n'), 300);

it('tells the type size and the baseline by which letters reach over and under the line', () => {
  // At 300 dots to the inch, 12 points are 50 dots: "Håll" reaches 35 over the baseline, "och" too, "gar" 10 under it.
  const [line] = read(word('1 1 1 1', '100 65 90 35', 'Håll'), word('1 1 1 2', '200 76 80 35', 'gar'), word('1 1 1 3', '300 65 80 35', 'och'));
  expect(line?.size).toBeCloseTo(12, 0);
  expect(line?.y).toBeCloseTo(24, 0);
  expect(line?.words.map(({ text, x }) => [text, x])).toEqual([['Håll', 24], ['gar', 48], ['och', 72]]);
});

it('gives the lines of a paragraph one size', () => {
  const lines = read(word('1 1 1 1', '0 0 90 35', 'Hall'), word('1 1 2 1', '0 60 90 25', 'sar'), word('1 1 3 1', '0 120 90 39', 'Hall'), word('1 2 1 1', '0 300 90 70', 'Hall'));
  expect(new Set(lines.slice(0, 3).map(({ size }) => size)).size).toBe(1);
  expect(lines[3]?.size).toBeCloseTo(24, 0);
});

it('leaves out what the program itself hardly believes, and rows without words', () => {
  expect(read(word('1 1 1 1', '0 0 9 9', '~;'), word('2 1 1 1', '0 50 9 9', '||', 12), '4\t1\t3\t1\t1\t0\t0\t0\t10\t10\t-1\t')).toMatchObject([{ words: [{ text: '~;' }] }]);
  expect(linesOfTsv('', 300)).toEqual([]);
  expect(read(word('1 1 1 1', 'x 0 9 9', 'ord'))).toEqual([]);
});
