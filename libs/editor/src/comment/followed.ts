// Places of anchors that no mark names: found where the server found them, and carried along by every change.
import { shownPlaces, type PositionRange } from '@samsvar/document';
import type { AnchorId } from '@samsvar/domain';
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { ShownAnchor } from '../base/review';
import { isFromDocument } from '../binding/live-text';
import { blocksById, lineOf } from './blocks-by-id';
import type { ChangedBlocks } from './changed-blocks';

/** Where an anchor stands, and what it was found by. */
export interface Followed {
  readonly from: number;
  readonly to: number;
  readonly given: ShownAnchor['anchor'];
}

export type FollowedPlaces = ReadonlyMap<AnchorId, Followed>;

/** Where these anchors stand by what the server says of them: there, or nearby in the same block. Others are left out. */
export const findAll = (doc: Node, given: readonly ShownAnchor['anchor'][]): ReadonlyMap<AnchorId, Followed> => {
  const places = given.length > 0 ? shownPlaces(doc, given) : new Map<AnchorId, PositionRange>();
  return new Map(given.flatMap((anchor) => {
    const place = places.get(anchor.id);
    return place && place.from < place.to ? [[anchor.id, { ...place, given: anchor }]] : [];
  }));
};

const wholeBlocks = (doc: Node, given: ShownAnchor['anchor']): Followed | null => {
  const [first, last] = [blocksById(doc).get(given.from.block), blocksById(doc).get(given.to.block)];
  const [from, end] = [first ?? last, last ?? first];
  return from && end ? { from: from.position, to: end.position + end.node.nodeSize, given } : null;
};

/** Whether the server says the same of an anchor as before. */
export const isSameGiven = (a: ShownAnchor['anchor'], b: ShownAnchor['anchor']): boolean =>
  a === b || (a.isWhole === b.isWhole && a.now === b.now && isSamePoint(a.from, b.from) && isSamePoint(a.to, b.to));

const isSamePoint = (a: { block: string; offset: number }, b: { block: string; offset: number }): boolean => a.block === b.block && a.offset === b.offset;

/** Where the places are after a transaction. Those that nothing is left of are gone until the server finds them anew. */
export const follow = (tr: Transaction, places: FollowedPlaces, changed: ChangedBlocks): FollowedPlaces => {
  if (places.size === 0) return places;
  const isOthers = isFromDocument(tr);
  const next = new Map<AnchorId, Followed>();
  for (const [id, place] of places) {
    const isTouched = isOthers && place.from < changed.toBefore && place.to > changed.from;
    const moved = isTouched ? through(tr.before, tr.doc, place) : { from: tr.mapping.map(place.from, 1), to: tr.mapping.map(place.to, -1) };
    if (moved && moved.from < moved.to) next.set(id, { ...place, ...moved });
  }
  return next;
};

/** What others write comes as whole blocks: the place is followed by the block's id, then through its words. */
const through = (before: Node, after: Node, place: Followed): { readonly from: number; readonly to: number } | null => {
  if (place.given.isWhole) return wholeBlocks(after, place.given);
  const end = (position: number, isStart: boolean): number | null => {
    const $position = before.resolve(position);
    const id: unknown = $position.parent.attrs['id'];
    const found = typeof id === 'string' ? blocksById(after).get(id) : undefined;
    if (!found?.node.inlineContent) return null;
    return found.position + 1 + movedOffset([lineOf($position.parent), lineOf(found.node)], $position.parentOffset, isStart);
  };
  const [from, to] = [end(place.from, true), end(place.to, false)];
  return from === null || to === null ? null : { from, to };
};

/** Where an offset of one line is in another that differs from it in one stretch. What is put in at an end stays outside. */
export const movedOffset = ([before, after]: readonly [string, string], offset: number, isStart: boolean): number => {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let kept = 0;
  while (kept < most - start && before[before.length - 1 - kept] === after[after.length - 1 - kept]) kept++;
  const end = before.length - kept;
  const isBefore = isStart ? offset < start || (offset === start && start < end) : offset <= start;
  if (isBefore) return offset;
  if (offset >= end) return offset + after.length - before.length;
  return isStart ? start : after.length - kept;
};
