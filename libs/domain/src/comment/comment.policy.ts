// Who may do what with comments. What another organisation keeps to itself is not there at all: stores see to that.
import {
  isAuthor,
  isDecisionMaker,
  isGuest,
  isOwn,
  isParty,
  isRegistrar,
  isReviewer,
  type Alternatives,
} from '../membership/rule';

export const commentPolicy = {
  /** Read the threads that the actor's organisation may see. */
  'comment.read': [[isOwn], [isParty], [isGuest]],
  /** Begin threads, answer, assign, settle and reopen them, and change or take back one's own words. */
  'comment.write': [
    [isOwn, isAuthor],
    [isOwn, isReviewer],
    [isOwn, isRegistrar],
    [isOwn, isDecisionMaker],
    [isParty, isAuthor],
    [isParty, isReviewer],
    [isParty, isRegistrar],
    [isParty, isDecisionMaker],
    [isGuest],
  ],
} satisfies Record<string, Alternatives>;
