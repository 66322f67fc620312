// Whether a version waits for a person because it would lose much of what is cited.
import { HELD_FROM, HELD_SHARE, type PassageId, type Placed } from '@samsvar/domain';

/** Judges by the passages that are cited and stood in the version before: too large a share of them would be gone. */
export const isHeldBack = (
  cited: ReadonlySet<PassageId>,
  placements: readonly (Pick<Placed, 'state'> & { readonly passageId: PassageId })[],
): boolean => {
  const judged = placements.filter(({ passageId }) => cited.has(passageId));
  const gone = judged.filter(({ state }) => state === 'gone').length;
  return gone >= HELD_FROM && gone / judged.length > HELD_SHARE;
};
