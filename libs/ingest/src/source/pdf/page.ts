// One page as runs of text with their places, and the page's part of the structure tree.
import { withoutSigns } from '../../base/text';
import type { EngineDocument, EngineMark, EngineNode, EngineStyle, EngineText } from './engine';

/** Text set in one go. Points from the page's upper left corner; `y` is the baseline. */
export interface Run {
  readonly page: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly bold: boolean;
  /** Labels of notes that a mark right after it points at. */
  readonly notes: readonly string[];
  /** The marked part it belongs to, as the structure tree names it. */
  readonly mark: string | null;
  /** Marked by the maker as no part of the text: header, footer, decoration. */
  readonly artifact: boolean;
}

export interface Page {
  readonly no: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  readonly tree: EngineNode | null;
  /** Its runs were recognised in its picture. */
  readonly isRecognised?: true;
}

const BOLD_NAME = /bold|black|heavy|semibold|demi/i;

const isMark = (item: EngineText | EngineMark): item is EngineMark => 'type' in item;

interface Mark {
  readonly id: string | null;
  readonly artifact: boolean;
}

/** Multiplies the page's matrix with the text's, both in PDF order. */
const placed = (page: readonly number[], text: readonly number[]): number[] => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = page;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = text;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
};

interface Frame {
  readonly no: number;
  readonly transform: readonly number[];
  readonly styles: Readonly<Record<string, EngineStyle>>;
}

/** A run, or null for text that is turned or without size: it has no place among the lines of the page. */
const runOf = (item: EngineText, mark: Mark, frame: Frame): Run | null => {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = placed(frame.transform, item.transform);
  const size = Math.hypot(c, d);
  const turned = Math.abs(b) > Math.abs(a) * 0.1 || a < 0;
  if (turned || !(size > 0.5) || !Number.isFinite(x + y + item.width)) return null;
  const style = frame.styles[item.fontName];
  const bold = style?.bold === true || BOLD_NAME.test(style?.name ?? '');
  return {
    page: frame.no,
    text: withoutSigns(item.str),
    x,
    y,
    width: item.width,
    size,
    bold,
    notes: [],
    mark: mark.id,
    artifact: mark.artifact,
  };
};

/** Reads one page, from 1. Rejects with what the engine throws. */
export const readPage = async (document: EngineDocument, no: number, tagged: boolean): Promise<Page> => {
  const page = await document.getPage(no);
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const tree = tagged ? await page.getStructTree() : null;
  const runs: Run[] = [];
  const open: Mark[] = [];
  let mark: Mark = { id: null, artifact: false };
  for (const item of content.items) {
    if (!isMark(item)) {
      const run =
        item.str === ''
          ? null
          : runOf(item, mark, { no, transform: viewport.transform, styles: content.styles });
      if (run) runs.push(run);
    } else if (item.type === 'endMarkedContent') {
      mark = open.pop() ?? { id: null, artifact: false };
    } else {
      open.push(mark);
      mark = { id: item.id ?? mark.id, artifact: mark.artifact || item.tag === 'Artifact' };
    }
  }
  page.cleanup();
  return { no, width: viewport.width, height: viewport.height, runs, tree };
};
