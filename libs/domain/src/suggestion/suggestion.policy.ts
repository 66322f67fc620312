// Who may do what with suggestions.
import {
  isAuthor,
  isDecisionMaker,
  isGuest,
  isOpen,
  isOwn,
  isParty,
  isReviewer,
  isWritingGuestEverywhere,
  isWritingParty,
  type Alternatives,
} from '../membership/rule';

export const suggestionPolicy = {
  /** Propose a change, and take one's own proposal back. */
  'suggestion.make': [
    [isOwn, isAuthor, isOpen],
    [isOwn, isReviewer, isOpen],
    [isOwn, isDecisionMaker, isOpen],
    [isParty, isAuthor, isOpen],
    [isParty, isReviewer, isOpen],
    [isParty, isDecisionMaker, isOpen],
    [isGuest, isOpen],
  ],
  /** Accept and reject: whoever may write the text. */
  'suggestion.decide': [
    [isOwn, isAuthor, isOpen],
    [isWritingParty, isAuthor, isOpen],
    [isWritingGuestEverywhere, isOpen],
  ],
} satisfies Record<string, Alternatives>;
