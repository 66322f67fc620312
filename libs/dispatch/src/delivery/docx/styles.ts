// The looks of the Word file: named styles that its receiver can change, and the page.
import { AlignmentType, BorderStyle, LevelFormat, type INumberingOptions, type IStylesOptions } from 'docx';

/** Colours have at least 7:1 against white. */
export const ACCENT = '17465A';
export const MUTED = '44525A';
export const SHADE = 'EEF3F5';
export const HEAD_SHADE = 'E4ECEF';
export const RULE = '9AA7AD';
/** Fonts that office programs have or replace with one of the same measures. */
const SERIF = 'Cambria';
export const SANS = 'Calibri';

/** A4 with 30 mm margins, in twentieths of a point. */
export const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1814, bottom: 1701, left: 1701, right: 1701, header: 850, footer: 737 },
};
/** Width of the text, in twentieths of a point. */
export const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right;

const heading = (level: number, size: number, space: { before: number; after: number }) => ({
  run: { font: SANS, size, bold: true, color: ACCENT },
  // The library's own heading styles have no outline level; without one no reader finds the headings.
  paragraph: {
    spacing: { ...space, line: 252, lineRule: 'auto' as const },
    keepNext: true,
    keepLines: true,
    outlineLevel: level - 1,
  },
});

/** Styles by name. Notes have a size of their own, or they would look like text. */
export const styles = (isLetter: boolean): IStylesOptions => ({
  default: {
    document: {
      run: { font: SERIF, size: 22, language: { value: 'sv-SE', eastAsia: 'sv-SE', bidirectional: 'sv-SE' } },
      paragraph: { spacing: { after: 160, line: 288, lineRule: 'auto' } },
    },
    title: {
      run: { font: SANS, size: isLetter ? 42 : 60, bold: true, color: ACCENT },
      paragraph: { spacing: { before: 0, after: isLetter ? 360 : 160, line: 240, lineRule: 'auto' } },
    },
    heading1: heading(1, isLetter ? 30 : 38, { before: 480, after: 160 }),
    heading2: heading(2, 26, { before: 360, after: 120 }),
    heading3: heading(3, 23, { before: 300, after: 100 }),
    heading4: heading(4, 22, { before: 260, after: 80 }),
    listParagraph: { paragraph: { spacing: { after: 80, line: 276, lineRule: 'auto' } } },
    footnoteText: { run: { size: 18 }, paragraph: { spacing: { after: 40, line: 228, lineRule: 'auto' } } },
    hyperlink: { run: { color: ACCENT, underline: {} } },
  },
  paragraphStyles: [
    style('Avsandare', 'Avsändare och mottagare', {
      run: { font: SANS, size: 21 },
      paragraph: { spacing: { after: 40, line: 252, lineRule: 'auto' } },
    }),
    style('Undertitel', 'Undertitel', {
      run: { font: SANS, size: 30, color: MUTED },
      paragraph: { spacing: { after: 240 } },
    }),
    style('Stallningstagande', 'Ställningstagande', {
      run: { font: SANS, size: 22, color: ACCENT },
      paragraph: { spacing: { before: 40, after: 200 }, keepNext: true },
    }),
    style('Yrkande', 'Yrkande', {
      paragraph: {
        spacing: { before: 160, after: 160 },
        indent: { left: 170, right: 170 },
        shading: { fill: SHADE },
      },
    }),
    style('Yrkanderubrik', 'Yrkanden, rubrik', {
      run: { font: SANS, bold: true, color: ACCENT },
      paragraph: { spacing: { before: 200, after: 100 }, keepNext: true },
    }),
    style('Citat', 'Citat', {
      paragraph: {
        spacing: { before: 80, after: 160 },
        indent: { left: 397, right: 284 },
        border: { left: { style: BorderStyle.SINGLE, size: 12, space: 10, color: '8FABB7' } },
      },
    }),
    style('Tabelltext', 'Tabelltext', {
      run: { font: SANS, size: 20 },
      paragraph: { spacing: { before: 50, after: 50, line: 240, lineRule: 'auto' } },
    }),
    style('Bildtext', 'Tabell- och bildtext', {
      run: { font: SANS, size: 20 },
      paragraph: { spacing: { before: 200, after: 100, line: 240, lineRule: 'auto' } },
    }),
    style('Sidhuvudtext', 'Sidhuvud och sidfot', {
      run: { font: SANS, size: 17, color: MUTED },
      paragraph: { spacing: { after: 0, line: 240, lineRule: 'auto' } },
    }),
    style('Innehallsrubrik', 'Innehåll, rubrik', {
      run: { font: SANS, size: 38, bold: true, color: ACCENT },
      paragraph: { spacing: { after: 240 } },
    }),
    {
      ...style('TOC1', 'toc 1', {
        run: { font: SANS, size: 20, bold: true },
        paragraph: { spacing: { before: 120, after: 20, line: 240, lineRule: 'auto' } },
      }),
    },
    {
      ...style('TOC2', 'toc 2', {
        run: { font: SANS, size: 20 },
        paragraph: { spacing: { after: 10, line: 240, lineRule: 'auto' }, indent: { left: 284 } },
      }),
    },
  ],
});

const style = (
  id: string,
  name: string,
  looks: Pick<NonNullable<IStylesOptions['paragraphStyles']>[number], 'run' | 'paragraph'>,
) => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  ...looks,
});

/** A list that counts for itself. */
export interface ListNumbering {
  readonly reference: string;
  readonly ordered: boolean;
  readonly start: number;
}

const LEVELS = [0, 1, 2, 3];
const BULLETS = ['•', '–', '•', '–'];

const levelsOf = (list: ListNumbering) =>
  LEVELS.map((level) => ({
    level,
    format: list.ordered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
    text: list.ordered ? `%${level + 1}.` : (BULLETS[level] ?? '•'),
    start: level === 0 ? list.start : 1,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 425 + level * 397, hanging: 340 } } },
  }));

/** Numbering of every list; the demands of the summary count "Att 1", "Att 2". */
export const numberingOf = (lists: readonly ListNumbering[]): INumberingOptions => ({
  config: [
    ...lists.map((list) => ({ reference: list.reference, levels: levelsOf(list) })),
    {
      reference: 'yrkanden',
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: 'Att %1',
          alignment: AlignmentType.LEFT,
          style: {
            run: { font: SANS, bold: true, color: ACCENT },
            paragraph: { indent: { left: 794, hanging: 794 }, spacing: { after: 100 } },
          },
        },
      ],
    },
  ],
});
