// The last way to find a passage: its very words in a block that is new or changed and did not hold them before.
import type { Placed } from '@samsvar/domain';
import { blockKey, comparable, sourceWords } from '../source/block-words';
import { isLookAlike } from '../source/look-alike';
import type { Candidates } from './candidates';
import type { Correspondence, IndexRange } from './correspondence';

/** Fewer characters stand in many places. */
const SHORTEST = 40;
/** So many places of the words are looked at. */
const MOST = 8;
const CONFIDENCE = 0.6;

/** Moved and in doubt; null when the words are nowhere, in several places, or in a block that speaks of somebody else. */
export const findElsewhere = (
  { versions, candidates }: { readonly versions: Correspondence; readonly candidates: Candidates },
  range: IndexRange,
  words: string,
): Placed | null => {
  const text = comparable(words);
  if (range.blockFrom !== range.blockTo || text.length < SHORTEST) return null;
  const old = blockKey(versions.from[range.blockFrom] ?? { text: '' });
  const homes = versions.changedWith(text, MOST).filter((index) => {
    const group = versions.groupOfTo(index);
    const holder = blockKey(versions.to[index] ?? { text: '' });
    return !group?.froms.some((from) => blockKey(versions.from[from] ?? { text: '' }).includes(text)) && !isLookAlike(old, holder);
  });
  const [home] = homes;
  if (home === undefined || homes.length > 1) return null;
  // Words that stood in several places are nobody's.
  if (versions.from.some((block, index) => index !== range.blockFrom && blockKey(block).includes(text))) return null;
  const [place, another] = candidates.placesIn(home, sourceWords(words));
  if (!place || another) return null;
  return {
    state: 'moved',
    isDoubtful: true,
    range: versions.rangeAt(place),
    textNow: versions.textAt(place),
    confidence: CONFIDENCE,
    hasContextChanged: true,
    hasSubstanceChanged: false,
    candidates: candidates.of({ text: words, was: range, first: place }),
  };
};
