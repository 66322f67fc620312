// Puts accepted suggestions into a text.
import type { KnownPlace } from '../comment/known-place';
import { Locator } from '../comment/locate';
import { PassageMap } from '../comment/passage-map';
import { endsOf } from '../comment/place';
import { placeOfPoint, textIndex, wordsOf, type TextIndex } from '../comment/text-index';
import type { NodeJson } from '../response/json';
import type { AcceptedSuggestion, AppliedSuggestion } from './accepted';
import { idsFrom } from './block-ids';
import { findWords } from './find';
import { Page, type PageChange } from './page';

/** A text, and what became of each suggestion for it. */
export interface Applied {
  readonly text: NodeJson;
  readonly suggestions: readonly AppliedSuggestion[];
}

/** A suggestion that waits for its turn. */
interface Waiting {
  readonly no: number;
  /** Where it begins in the text before anything is put in. */
  readonly start: number;
  item: AcceptedSuggestion;
}

/**
 * Puts them in from the end of the text on, each judged by what stands there then; answers in the order of the items.
 * New blocks get ids made of `seed`, which nobody else may have used.
 */
export const applySuggestions = (text: NodeJson, items: readonly AcceptedSuggestion[], seed: number): Applied => {
  const page = new Page(text.content ?? [], idsFrom(seed));
  const told: AppliedSuggestion[] = [];
  const waiting = items.map((item, no): Waiting => ({ no, item, start: startOf(page.index, item) })).sort(fromTheEnd);
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    told[next.no] = page.apply(next.item);
    if (page.lastChange) follow(page.lastChange, waiting);
  }
  return { text: page.content === text.content ? text : { ...text, content: page.content }, suggestions: told };
};

/** What comes after one block in the order of the list is put in in the other, so that it stands in that order. */
const fromTheEnd = (a: Waiting, b: Waiting): number => b.start - a.start || (a.item.scope === 'insert' && b.item.scope === 'insert' ? b.no - a.no : a.no - b.no);

const startOf = (index: TextIndex, item: AcceptedSuggestion): number => {
  const { place, scope } = item;
  if (scope === 'inline') return findWords(index, item)?.from ?? placeOfPoint(index, place.from) ?? 0;
  const block = index.byId.get(scope === 'insert' ? place.to.block : place.from.block);
  return (scope === 'insert' ? block?.end : block?.start) ?? 0;
};

/** Where the places of those that wait went, when no mark holds them. */
const follow = ({ before, after }: PageChange, waiting: readonly Waiting[]): void => {
  const was = textIndex({ content: before });
  const here = waiting.filter(({ item }) => item.scope === 'inline' && was.byId.has(item.place.from.block));
  if (here.length === 0) return;
  const is = textIndex({ content: after });
  const map = new PassageMap(was, is);
  const locator = new Locator(was);
  for (const one of here) {
    const { place } = one.item;
    if (is.marks.has(place.id)) continue;
    const sought = { ...place, words: place.now || place.quote };
    const stood = locator.here(sought) ?? locator.nearby(sought);
    const passage = stood && map.follow(stood);
    if (passage) one.item = { ...one.item, place: movedTo(place, is, passage.stretch) };
  }
};

const movedTo = (place: KnownPlace, index: TextIndex, stretch: { readonly from: number; readonly to: number }): KnownPlace => {
  const [from, to] = endsOf(index, { type: 'words', stretch });
  return from && to ? { ...place, from, to, now: wordsOf(index, stretch) } : place;
};
