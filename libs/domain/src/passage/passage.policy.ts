// Who may do what with passages.
import { isAuthor, isOwn, isParty, isWritingParty, type Alternatives } from '../membership/rule';

export const passagePolicy = {
  /** Open a passage by its link. */
  'passage.read': [[isOwn], [isParty]],
  /** Pin a range of a source so that it can be cited. */
  'passage.create': [
    [isOwn, isAuthor],
    [isWritingParty, isAuthor],
  ],
} satisfies Record<string, Alternatives>;
