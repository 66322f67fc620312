// Where in a text something is anchored, and what is kept to find the place again.
import type { AnchorId } from '../base/id';

/**
 * A place in a response: a block by its id, and a place in it. In a block of text `offset` counts as ProseMirror does
 * within the block: UTF-16 units, and one for each citation, footnote and line break. In every other block it is 0.
 */
export interface TextPoint {
  readonly block: string;
  readonly offset: number;
}

/** What somebody pointed at, with what helps to find it when the text has changed meanwhile. */
export interface AnchorTarget {
  readonly from: TextPoint;
  readonly to: TextPoint;
  /** Whole blocks from that of `from` to that of `to`, whatever they hold: a figure, a table, a mirrored heading. */
  readonly isWhole: boolean;
  /** The words pointed at; blocks are set apart by a line feed, citations and notes are left out. Empty for what has no words. */
  readonly quote: string;
  /** Up to 64 characters before and after it in the same blocks. */
  readonly prefix: string;
  readonly suffix: string;
  /** Yjs relative positions of both ends, base64 of their binary form, growing inwards; null when there are none. */
  readonly relative: { readonly from: string; readonly to: string } | null;
}

/**
 * `live`: where it was put, same words; `changed`: there, with other words; `detached`: the place is gone, the quote is kept.
 * `pending`: asked for, not put in the text yet.
 */
export const ANCHOR_STATES = ['pending', 'live', 'changed', 'detached'] as const;
export type AnchorState = (typeof ANCHOR_STATES)[number];

/**
 * `mark`: the document carries a mark with the id; `tracked`: nothing of it is in the document, and its place is followed
 * from one projection to the next: for what other organisations that read the same document must not notice.
 */
export const ANCHOR_KINDS = ['mark', 'tracked'] as const;
export type AnchorKind = (typeof ANCHOR_KINDS)[number];

/** An anchor as it stands at one position of the log. */
export interface Anchor {
  readonly id: AnchorId;
  readonly kind: AnchorKind;
  readonly state: AnchorState;
  /** Where it is now; where it last was, for what is detached. */
  readonly from: TextPoint;
  readonly to: TextPoint;
  readonly isWhole: boolean;
  /** The words it was put on. Never changes. */
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  /** The words it stands on now; empty for what is detached. */
  readonly now: string;
}

/** Characters of `prefix` and `suffix`. */
export const ANCHOR_CONTEXT = 64;
/** The most characters that one anchor may cover. */
export const ANCHOR_LIMIT = 20_000;
