// A square code as one path of black modules, so that it is drawn without any markup of others.
import { encode } from 'uqr';

/** What an SVG needs to draw it, in modules; four of quiet on every side, as ISO/IEC 18004 asks. */
export interface QrPath {
  readonly size: number;
  readonly path: string;
}

/** Each run of black modules in a row is a rectangle. */
export const qrPath = (text: string): QrPath => {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  return { size, path: data.flatMap((row, y) => runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)).join('') };
};

/** Where black modules begin, and how many follow each other. */
const runsOf = (row: readonly boolean[]): [start: number, length: number][] =>
  row.flatMap((isBlack, x): [number, number][] => {
    if (!isBlack || row[x - 1]) return [];
    const end = row.indexOf(false, x);
    return [[x, (end === -1 ? row.length : end) - x]];
  });
