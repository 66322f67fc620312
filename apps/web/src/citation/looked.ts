// Which of a text's citations somebody should look at.
import type { CitationInText } from '@samsvar/domain';
import { needsLook, type CitationState } from '@samsvar/protocol';

/** By passage, as far as they have been fetched. */
export type States = ReadonlyMap<string, CitationState>;

/** Nothing is said of those that have not been fetched. */
export const isLookedAt = ({ passageId }: Pick<CitationInText, 'passageId'>, states: States): boolean => {
  const state = states.get(passageId);
  return state !== undefined && needsLook(state);
};

/** Every place in the text counts, also where several cite the same passage. */
export const countLooked = (citations: readonly Pick<CitationInText, 'passageId'>[], states: States): number =>
  citations.filter((citation) => isLookedAt(citation, states)).length;

/** Whether its words say something else now, so that the sentence that cites it may be wrong. */
export const isOtherInSubstance = ({ passageId }: Pick<CitationInText, 'passageId'>, states: States): boolean =>
  states.get(passageId)?.current?.hasSubstanceChanged === true;

/** Those that can be brought in step together, without anybody reading each sentence again. */
export const readyTogether = <One extends Pick<CitationInText, 'passageId'>>(citations: readonly One[], states: States): One[] =>
  citations.filter((one) => states.get(one.passageId)?.current?.canRenew && !isOtherInSubstance(one, states));
