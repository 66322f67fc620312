// Who may do what with a consultation response.
import {
  isAdministrator,
  isAuthor,
  isOpen,
  isOwn,
  isParty,
  isWritingParty,
  type Alternatives,
} from '../membership/rule';

export const responsePolicy = {
  /** Read the text live, with presence, outline and citations. */
  'response.read': [[isOwn], [isParty]],
  /** Start the organisation's response to a consultation. */
  'response.start': [[isOwn, isAuthor]],
  /** Write the text. Everyone else reads it: their updates are refused whatever their client sends. */
  'response.write': [
    [isOwn, isAuthor, isOpen],
    [isWritingParty, isAuthor, isOpen],
  ],
  /** Say who works with a section, how far it has come and when it is due; set the limit of words. */
  'response.plan': [
    [isOwn, isAuthor],
    [isWritingParty, isAuthor],
  ],
  /** Take the response out as Word and PDF. */
  'response.export': [[isOwn], [isParty]],
  /** Share it with another organisation, and end that. Everybody who reads it sees with whom it is shared. */
  'response.share': [
    [isOwn, isAuthor],
    [isOwn, isAdministrator],
  ],
  /** Take one's own organisation out of what another has shared with it. */
  'response.leave': [[isParty, isAuthor]],
} satisfies Record<string, Alternatives>;
