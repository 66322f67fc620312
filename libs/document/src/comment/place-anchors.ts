// Puts anchors on what was pointed at.
import type { AnchorId, AnchorTarget } from '@samsvar/domain';
import type * as Y from 'yjs';
import type { NodeJson } from '../response/json';
import { withAnchors, withoutAnchorIds, withoutAnchorsOn, type AnchorStretch } from './anchor-marks';
import { placed } from './follow';
import type { KnownPlace, PlacedAnchor } from './known-place';
import { Locator, type Found } from './locate';
import { marked } from './marked';
import { targetFault } from './place';
import { relativeEnds } from './relative-place';
import { textIndex } from './text-index';

/** An anchor to be put somewhere. */
export interface NewAnchor {
  readonly id: AnchorId;
  readonly kind: 'mark' | 'tracked';
  readonly target: AnchorTarget;
}

/** A text with anchors, and what became of each. */
export interface Anchored {
  readonly text: NodeJson;
  readonly anchors: readonly PlacedAnchor[];
}

/**
 * Finds what was pointed at and marks its words. `doc` holds what `text` says; relative positions are looked up in it.
 * What is gone, empty or too long is answered as detached. One that is marked already stays where it is.
 */
export const placeAnchors = (doc: Y.Doc, text: NodeJson, anchors: readonly NewAnchor[]): Anchored => {
  const locator = new Locator(textIndex(text));
  const { index } = locator;
  const stretches: AnchorStretch[] = [];
  const told = anchors.map((anchor) => {
    const { id, kind, target } = anchor;
    const found = targetFault(target) ? null : foundFor(doc, locator, anchor);
    if (found?.type === 'words' && kind === 'mark' && !index.marks.has(id)) stretches.push({ id, ...found.stretch });
    return placed(index, { id, ...target }, found);
  });
  return { text: withAnchors(text, stretches), anchors: told };
};

const foundFor = (doc: Y.Doc, locator: Locator, { id, target }: NewAnchor): Found | null => {
  const { index } = locator;
  const { isWhole, from, quote: words } = target;
  const already = isWhole ? undefined : index.marks.get(id);
  if (already) return { type: 'words', stretch: marked(index, already, { from, now: words }).stretch };
  const ends = isWhole ? null : relativeEnds(doc, target);
  const stretch = ends && locator.here({ ...ends, words });
  return stretch ? { type: 'words', stretch } : locator.locate({ ...target, words });
};

/** What is to be taken out of a text. */
export interface Lifting {
  readonly ids: readonly string[];
  readonly copies?: readonly KnownPlace[];
}

/** Takes marks out, and says how many anchors that concerned. */
export const liftAnchors = (text: NodeJson, { ids, copies = [] }: Lifting): { readonly text: NodeJson; readonly lifted: number } => {
  const index = textIndex(text);
  const there = new Set(ids.filter((id) => index.marks.has(id)));
  const doubled = copies.flatMap((anchor) => {
    const stretches = there.has(anchor.id) ? undefined : index.marks.get(anchor.id);
    const spare = stretches ? marked(index, stretches, anchor).copies : [];
    return spare.length > 0 ? [spare.map((stretch) => ({ id: anchor.id, ...stretch }))] : [];
  });
  const bare = there.size > 0 ? withoutAnchorIds(text, there) : text;
  return { text: doubled.length > 0 ? withoutAnchorsOn(bare, doubled.flat()) : bare, lifted: there.size + doubled.length };
};
