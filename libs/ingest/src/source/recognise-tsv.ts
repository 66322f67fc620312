// From what tesseract says of a page (tab-separated words with boxes in pixels) to lines of print in points.

/** A word that was recognised. Points from the page's left edge; `sureness` from 0 to 100. */
export interface RecognisedWord {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly sureness: number;
}

/** One line of print. `y` is the baseline, `size` the type size, both in points. */
export interface RecognisedLine {
  readonly y: number;
  readonly size: number;
  readonly words: readonly RecognisedWord[];
}

/** What was recognised on one page, from 1. A page without a word has no lines. */
export interface RecognisedPage {
  readonly page: number;
  readonly lines: readonly RecognisedLine[];
}

interface Box {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly sureness: number;
}

/** A line of which less is believed is a stain, a stamp or a signature. */
const SURE = 35;

/** How far letters reach over and under the baseline, in shares of the type size; good for common book faces within some per cent. */
const reachOf = (text: string): { readonly over: number; readonly under: number } => ({
  over: /[ÅÄÖÉÜ]/.test(text) ? 0.88 : /[\p{Lu}\p{N}bdfhklåäöéüij§/()[\]!?]/u.test(text) ? 0.7 : /t/.test(text) ? 0.6 : 0.49,
  under: /[gjpqyç§/()[\]]/.test(text) ? 0.21 : /[,;]/.test(text) ? 0.12 : 0,
});

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Words with a letter or a figure: dashes and full stops say nothing about the size of type. */
const measurable = (boxes: readonly Box[]): readonly Box[] => {
  const found = boxes.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  return found.length > 0 ? found : boxes;
};

const sizeOf = (boxes: readonly Box[]): number =>
  median(
    measurable(boxes).map(({ text, height }) => {
      const { over, under } = reachOf(text);
      return height / (over + under);
    }),
  );

const baselineOf = (boxes: readonly Box[], size: number): number =>
  median(measurable(boxes).map(({ text, top, height }) => top + height - reachOf(text).under * size));

/** Rows of words as tesseract writes them: level, page, block, paragraph, line, word, left, top, width, height, sureness, text. */
const paragraphsIn = (tsv: string): Box[][][] => {
  const paragraphs = new Map<string, Map<string, Box[]>>();
  for (const row of tsv.split('\n')) {
    const [level, , block, paragraph, line, , left, top, width, height, sureness, ...rest] = row.split('\t');
    const text = rest.join(' ').trim();
    if (level !== '5' || text === '') continue;
    const lines = paragraphs.get(`${block} ${paragraph}`) ?? new Map<string, Box[]>();
    paragraphs.set(`${block} ${paragraph}`, lines);
    const words = lines.get(line ?? '') ?? [];
    lines.set(line ?? '', [...words, { text, left: Number(left), top: Number(top), width: Number(width), height: Number(height), sureness: Number(sureness) }]);
  }
  return [...paragraphs.values()].map((lines) => [...lines.values()].filter(isBelieved)).filter((lines) => lines.length > 0);
};

const isBelieved = (boxes: readonly Box[]): boolean =>
  boxes.every(({ left, top, width, height }) => Number.isFinite(left + top + width + height) && height > 0) &&
  boxes.reduce((sum, { sureness }) => sum + sureness, 0) / boxes.length >= SURE;

const round = (points: number): number => Math.round(points * 100) / 100;

/** The lines of a page. `dpi` is how densely the picture was drawn. Lines of one paragraph are of one size. */
export const linesOfTsv = (tsv: string, dpi: number): RecognisedLine[] => {
  const scale = 72 / dpi;
  return paragraphsIn(tsv).flatMap((lines) => {
    const size = median(lines.map(sizeOf));
    return lines.map((boxes) => ({
      y: round(baselineOf(boxes, size) * scale),
      size: round(size * scale),
      words: boxes.map(({ text, left, width, sureness }) => ({ text, x: round(left * scale), width: round(width * scale), sureness: Math.round(sureness) })),
    }));
  });
};
