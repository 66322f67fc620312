// How much the drawing of one page may cost, and what passes between the drawing child and its parent.
import type { RefusalCode, RefusalData } from '@samsvar/domain';
import type { Limits } from '../base/limits';

const MB = 1024 * 1024;

/** The bounds of drawing one page. Each ends in a refusal that names it. */
export interface ImageLimits extends Pick<Limits, 'fileBytes' | 'pages' | 'wallMilliseconds' | 'memoryBytes' | 'outputBytes'> {
  /** Pixels of the picture that is drawn. */
  readonly pixels: number;
  /** Pixels of any picture inside the page; one with more is left out of the drawing. */
  readonly innerPixels: number;
}

/** An A3 page at 300 dots to the inch has 17.4 million pixels; a picture is four bytes to the pixel while it is drawn. */
export const IMAGE_LIMITS: ImageLimits = {
  fileBytes: 100 * MB,
  pages: 2_000,
  wallMilliseconds: 20_000,
  memoryBytes: 768 * MB,
  outputBytes: 96 * MB,
  pixels: 20_000_000,
  innerPixels: 40_000_000,
};

/** Width and height of a page in points, as it is shown: turned pages are turned. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** How large to draw: so many pixels wide, or so many dots to the inch, fewer where the page is too large for them. */
export type ImageScale = { readonly width: number } | { readonly dpi: number };

/** What the drawing child is asked for. */
export type DrawOrder =
  | { readonly kind: 'page'; readonly path: string; readonly page: number; readonly scale: ImageScale; readonly limits: ImageLimits }
  | { readonly kind: 'sizes'; readonly path: string; readonly limits: ImageLimits };

/** One line of its output. */
export type DrawMessage =
  | { readonly type: 'image'; readonly png: string; readonly width: number; readonly height: number; readonly size: PageSize }
  | { readonly type: 'sizes'; readonly sizes: readonly PageSize[] }
  | { readonly type: 'refusal'; readonly code: RefusalCode; readonly data: RefusalData };
