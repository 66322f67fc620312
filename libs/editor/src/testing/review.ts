// Anchored words and what is shown of them, for specs.
import type { NodeJson } from '@samsvar/document';
import type { AnchorId } from '@samsvar/domain';
import type { ShownAnchor, ShownReview } from '../base/review';

/** A name as an id: documents hold any text there. */
export const anchorId = (name: string): AnchorId => name as AnchorId;

/** Words with the marks of these anchors. */
export const anchored = (text: string, ...ids: readonly string[]): NodeJson => ({
  type: 'text',
  text,
  ...(ids.length > 0 ? { marks: ids.map((id) => ({ type: 'anchor', attrs: { anchorId: id } })) } : {}),
});

/** A paragraph of such words. */
export const line = (id: string, ...content: readonly NodeJson[]): NodeJson => ({ type: 'paragraph', attrs: { id }, content });

interface Stretch {
  readonly block: string;
  readonly from: number;
  readonly to: number;
  readonly now: string;
}

/** An anchor of a thread, where the server last found it. */
export const shown = (id: string, { block, from, to, now }: Stretch = { block: '', from: 0, to: 0, now: '' }): ShownAnchor => ({
  anchor: { id: anchorId(id), kind: 'tracked', from: { block, offset: from }, to: { block, offset: to }, isWhole: false, now },
  about: 'thread',
  label: '',
});

/** A review of these anchors. */
export const reviewOf = (...anchors: readonly ShownAnchor[]): ShownReview => ({ anchors, suggestions: [], chosen: null, isDrawn: true });
