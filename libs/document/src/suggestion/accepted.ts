// A suggestion that was accepted, and what came of it.
import type { SuggestionScope } from '@samsvar/domain';
import type { KnownPlace } from '../comment/known-place';
import type { NodeJson } from '../response/json';

/** A suggestion to be put in. */
export interface AcceptedSuggestion {
  /** The caller's name for it. */
  readonly key: string;
  readonly scope: SuggestionScope;
  readonly place: KnownPlace;
  readonly base: readonly NodeJson[];
  readonly proposed: readonly NodeJson[];
  /** The hash of the text that the person saw when it had changed (`nodesHash`); then that is what `proposed` replaces. */
  readonly nowHash: string | null;
}

/** What became of one suggestion. */
export type AppliedSuggestion =
  | { readonly key: string; readonly outcome: 'applied' | 'merged'; readonly replaced: readonly NodeJson[]; readonly applied: readonly NodeJson[] }
  | { readonly key: string; readonly outcome: 'stale'; readonly now: readonly NodeJson[]; readonly nowHash: string }
  | { readonly key: string; readonly outcome: 'gone' | 'protected' };
