// The answer to an acceptance when the text says something else: what stood there, what stands there, what is proposed.
import type { NodeJson } from '@samsvar/document';
import { Refusal } from '@samsvar/domain';

/** What three people would lay side by side. */
export interface Staleness {
  readonly base: readonly NodeJson[];
  readonly now: readonly NodeJson[];
  readonly proposed: readonly NodeJson[];
  readonly nowHash: string;
}

/** A refusal that shows text: the data of a plain one never holds any. */
export class StaleSuggestion extends Refusal {
  constructor(readonly staleness: Staleness) {
    super('suggestion-stale');
  }
}
