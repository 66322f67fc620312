// What is kept of a suggestion that is being written.
import type { NodeJson } from '@samsvar/document';
import type { Visibility } from '@samsvar/domain';

/** As it was left. */
export interface SuggestionDraftKept {
  /** Null while it says the same as the text. */
  readonly nodes: readonly NodeJson[] | null;
  readonly reason: string;
  readonly visibility: Visibility;
}

/** Whether what is kept, as text, holds anything that somebody wrote. */
export const isWritten = (kept: string | null): boolean => {
  if (kept === null) return false;
  try {
    // Written by the form of a suggestion.
    const draft = JSON.parse(kept) as SuggestionDraftKept;
    return draft.nodes !== null || draft.reason.trim() !== '';
  } catch {
    // Not of our writing, so nothing that anybody wrote.
    return false;
  }
};
