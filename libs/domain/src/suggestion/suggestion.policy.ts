// Who may do what with suggestions.
import {
  isAuthor,
  isDecisionMaker,
  isOpen,
  isOwn,
  isParty,
  isReviewer,
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
  ],
  /** Accept and reject: whoever may write the text. */
  'suggestion.decide': [
    [isOwn, isAuthor, isOpen],
    [isWritingParty, isAuthor, isOpen],
  ],
} satisfies Record<string, Alternatives>;
