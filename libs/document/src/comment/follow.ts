// Follows anchors from one state of a text to the next.
import type { AnchorId } from '@samsvar/domain';
import type { NodeJson } from '../response/json';
import type { KnownPlace, PlacedAnchor } from './known-place';
import { Locator, foundWords, type Found, type Sought } from './locate';
import { marked } from './marked';
import { PassageMap } from './passage-map';
import { endsOf } from './place';
import { textIndex, wordsOf, type IndexedBlock, type Stretch, type TextIndex } from './text-index';

/** Where all anchors of a response stand in a text, and what is wrong with the marks in it. */
export interface FollowedAnchors {
  /** One for each that was asked for, in the same order. */
  readonly anchors: readonly PlacedAnchor[];
  /** Ids of marks that were not asked for: to be lifted. */
  readonly strangers: readonly string[];
  /** Anchors whose mark stands in several places, as after copying: to be lifted from all but the best (`copies`). */
  readonly copied: readonly AnchorId[];
  /** Anchors of kind `mark` that were found on words that carry no mark any more: to be marked again. */
  readonly unmarked: readonly AnchorId[];
}

/**
 * Where anchors stand in `after`: by mark, else followed from `before` (block ids, then words), else by a unique quote,
 * else detached. Null for `before` when that is not known. Pure; reads each text once.
 */
export const followAnchors = (before: NodeJson | null, after: NodeJson, anchors: readonly KnownPlace[]): FollowedAnchors => {
  const index = textIndex(after);
  const follower = new Follower(before, index);
  const asked = new Set<string>(anchors.map(({ id }) => id));
  const anchored = anchors.map((anchor) => follower.follow(anchor));
  return {
    anchors: anchored,
    strangers: [...index.marks.keys()].filter((id) => !asked.has(id)),
    copied: follower.copied,
    unmarked: follower.unmarked,
  };
};

/** So much of its words must be left where an anchor stood; with less, the same words elsewhere are more likely it. */
const LEAST_KEPT = 0.4;

/** So many letters of words that may have come back are looked for first. */
const SOME = 24;

class Follower {
  readonly copied: AnchorId[] = [];
  readonly unmarked: AnchorId[] = [];
  private readonly locator: Locator;
  private was: { readonly locator: Locator; readonly map: PassageMap } | null = null;

  private news: string | null = null;

  constructor(
    private readonly before: NodeJson | null,
    private readonly index: TextIndex,
  ) {
    this.locator = new Locator(index);
  }

  follow(anchor: KnownPlace): PlacedAnchor {
    const stretches = anchor.isWhole ? undefined : this.index.marks.get(anchor.id);
    if (stretches) {
      const { stretch, copies } = marked(this.index, stretches, anchor);
      if (copies.length > 0) this.copied.push(anchor.id);
      return placed(this.index, anchor, { type: 'words', stretch });
    }
    const found = anchor.isWhole ? this.blocks(anchor) : this.words(anchor);
    const result = placed(this.index, anchor, found);
    // A citation by itself cannot carry a mark.
    if (found && !anchor.isWhole && anchor.kind === 'mark' && result.now.trim() !== '') this.unmarked.push(anchor.id);
    return result;
  }

  private blocks(anchor: KnownPlace): Found | null {
    const found = this.locator.wholeBlocks(anchor);
    if (found || (anchor.now === '' && !this.mayHaveCome(anchor.quote))) return found;
    return this.locator.blocksAround(this.bySight(anchor));
  }

  private words(anchor: KnownPlace): Found | null {
    const isDetached = anchor.now === '' && anchor.quote !== '';
    if (isDetached && !this.mayHaveCome(anchor.quote)) return null;
    const stretch = (isDetached ? null : this.fromBefore(anchor)) ?? this.bySight(anchor);
    return stretch && { type: 'words', stretch };
  }

  private bySight(anchor: KnownPlace): Stretch | null {
    return this.locator.unique(lastOf(anchor)) ?? (anchor.now === anchor.quote || anchor.now === '' ? null : this.locator.unique(firstOf(anchor)));
  }

  private fromBefore(anchor: KnownPlace): Stretch | null {
    const was = this.past;
    if (!was) return this.locator.here(lastOf(anchor)) ?? this.locator.nearby(lastOf(anchor));
    const stood = was.locator.here(lastOf(anchor)) ?? was.locator.nearby(lastOf(anchor));
    const passage = stood && was.map.follow(stood);
    if (!stood || !passage) return null;
    if (passage.kept >= LEAST_KEPT * (stood.to - stood.from)) return passage.stretch;
    return this.bySight(anchor) ?? passage.stretch;
  }

  /** Whether words that were gone may be back: some of them must stand where the text is another than before. */
  private mayHaveCome(quote: string): boolean {
    return this.before === null || quote.split('\n').some((line) => line.trim() !== '' && this.arrived.includes(line.slice(0, SOME)));
  }

  /** The blocks that are new or were changed. */
  private get arrived(): string {
    if (this.news === null) {
      const was = this.past?.locator.index;
      const said = (index: TextIndex | undefined, block: IndexedBlock | undefined) => (index && block ? wordsOf(index, { from: block.start, to: block.end }) : null);
      const isOld = (block: IndexedBlock) => block.id !== null && said(was, was?.byId.get(block.id)) === said(this.index, block);
      this.news = this.index.texts.filter((block) => !isOld(block)).map((block) => said(this.index, block)).join('\n');
    }
    return this.news;
  }

  private get past() {
    if (!this.before) return null;
    if (!this.was) {
      const index = textIndex(this.before);
      this.was = { locator: new Locator(index), map: new PassageMap(index, this.index) };
    }
    return this.was;
  }
}

const lastOf = (anchor: KnownPlace): Sought => ({ ...anchor, words: anchor.now || anchor.quote });
const firstOf = (anchor: KnownPlace): Sought => ({ ...anchor, words: anchor.quote });

/** What is told of an anchor that was found, or not. */
export const placed = (index: TextIndex, anchor: Pick<KnownPlace, 'id' | 'from' | 'to' | 'isWhole' | 'quote'>, found: Found | null): PlacedAnchor => {
  const { id, isWhole } = anchor;
  if (!found) return { id, state: 'detached', from: anchor.from, to: anchor.to, isWhole, now: '' };
  const [from, to] = endsOf(index, found);
  const now = foundWords(index, found);
  // In a block that has no id yet it stays where it last was.
  return { id, state: now === anchor.quote ? 'live' : 'changed', from: from ?? anchor.from, to: to ?? anchor.to, isWhole, now };
};
