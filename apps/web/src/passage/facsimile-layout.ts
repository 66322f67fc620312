// Where the pages of a facsimile stand under each other, and between the screen's pixels and the points of a page. Pure.
import type { PagePoint } from './facsimile-geometry';
import type { PageOf } from '../source/use-facsimile';

/** A page's place among the others, in px from the upper left corner of what scrolls. */
export interface Sheet {
  readonly page: PageOf;
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

export interface FacsimileLayout {
  readonly sheets: readonly Sheet[];
  readonly width: number;
  readonly height: number;
  /** Px to the point. */
  readonly scale: number;
}

const GAP = 14;
/** A page that fits the width is not larger than so many px to the point: a wide window does not make a poster of it. */
const LARGEST_FIT = 1.6;

/** Lays pages out for a view so many px wide; the widest page fits at zoom 1. */
export const layOut = (pages: readonly PageOf[], { width, zoom }: { readonly width: number; readonly zoom: number }): FacsimileLayout => {
  const widest = Math.max(1, ...pages.map((page) => page.width));
  const scale = Math.min(LARGEST_FIT, Math.max(0.1, (width - 2 * GAP) / widest)) * zoom;
  const whole = Math.max(width, widest * scale + 2 * GAP);
  let top = GAP;
  const sheets = pages.map((page) => {
    const sheet = { page, top, left: (whole - page.width * scale) / 2, width: page.width * scale, height: page.height * scale };
    top += sheet.height + GAP;
    return sheet;
  });
  return { sheets, width: whole, height: top, scale };
};

/** The sheet at a height, or the one above the gap there; the first for what is above all. */
export const sheetAt = ({ sheets }: FacsimileLayout, y: number): Sheet | null => {
  let [low, high] = [0, sheets.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sheets[middle]?.top ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return sheets[low] ?? null;
};

/** Pages, from 1, of which some part stands between two heights, with one more on each side. */
export const pagesBetween = (layout: FacsimileLayout, top: number, bottom: number): number[] => {
  const first = Math.max(1, (sheetAt(layout, top)?.page.page ?? 1) - 1);
  const last = Math.min(layout.sheets.length, (sheetAt(layout, bottom)?.page.page ?? 0) + 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
};

/** The point of a page under a place in what scrolls; on `page`, also beyond its edges, when one is given. */
export const pointAt = (layout: FacsimileLayout, place: { readonly x: number; readonly y: number }, page?: number): PagePoint | null => {
  const sheet = page === undefined ? sheetAt(layout, place.y) : layout.sheets[page - 1];
  return sheet ? { page: sheet.page.page, x: (place.x - sheet.left) / layout.scale, y: (place.y - sheet.top) / layout.scale } : null;
};
