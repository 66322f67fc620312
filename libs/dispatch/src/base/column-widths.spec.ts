// Tests of how columns are shared.
import { columnsOf } from './column-widths';
import type { Cell } from './print';
import { run } from './printable';

const cell = (text: string, header = false): Cell => ({
  header,
  colspan: 1,
  rowspan: 1,
  blocks: [{ kind: 'paragraph', content: [run(text)] }],
});

describe('columnsOf', () => {
  it('gives a column of figures room for its longest number, and knows that it is one', () => {
    const rows = [
      [cell('Uppgift', true), cell('2025', true)],
      [cell('Anställda i företagen i de båda länen'), cell('1 006 350')],
      [cell('Andel'), cell('–12,5 %')],
    ];
    const { widths, numeric } = columnsOf(rows);
    expect(numeric).toEqual([false, true]);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(1);
    expect((widths[1] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(12 / 40, 1);
  });

  it('keeps a date whole between columns of long text', () => {
    const long = 'Ett yttrande som har lämnats i ärendet och ett till som har lämnats senare.';
    const { widths } = columnsOf([[cell('2028-03-01'), ...Array.from({ length: 5 }, () => cell(long))]]);
    // Ten figures and the space beside them, of the 80 characters that a page is wide.
    expect((widths[0] ?? 0) * 80).toBeGreaterThanOrEqual(13);
  });

  it('places cells beside one that reaches down', () => {
    const rows = [[{ ...cell('Hög'), rowspan: 2 }, cell('1')], [cell('2')]];
    expect(columnsOf(rows).numeric).toEqual([false, true]);
  });
});
