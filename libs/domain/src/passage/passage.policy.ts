// Who may do what with passages.
import { isAuthor, isGuest, isOwn, isParty, isRegistrar, isWritingGuest, isWritingParty, type Alternatives } from '../membership/rule';

export const passagePolicy = {
  /** Open a passage by its link. */
  'passage.read': [[isOwn], [isParty], [isGuest]],
  /** Pin a range of a source so that it can be cited. */
  'passage.create': [
    [isOwn, isAuthor],
    [isWritingParty, isAuthor],
    [isWritingGuest],
  ],
  /** Say where a passage stands in a new version of its source. */
  'placement.decide': [
    [isOwn, isAuthor],
    [isOwn, isRegistrar],
  ],
} satisfies Record<string, Alternatives>;
