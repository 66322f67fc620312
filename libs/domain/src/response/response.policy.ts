// Who may do what with a consultation response.
import {
  isAdministrator,
  isAuthor,
  isGuest,
  isOpen,
  isOwn,
  isParty,
  isWritingGuest,
  isWritingParty,
  type Alternatives,
} from '../membership/rule';

export const responsePolicy = {
  /** Read the text live, with presence, outline and citations. */
  'response.read': [[isOwn], [isParty], [isGuest]],
  /** Start the organisation's response to a consultation. */
  'response.start': [[isOwn, isAuthor]],
  /** Write the text. Everyone else reads it: their updates are refused whatever their client sends. */
  'response.write': [
    [isOwn, isAuthor, isOpen],
    [isWritingParty, isAuthor, isOpen],
    [isWritingGuest, isOpen],
  ],
  /** Say who works with a section, how far it has come and when it is due; set the limit of words. */
  'response.plan': [
    [isOwn, isAuthor],
    [isWritingParty, isAuthor],
  ],
  /** Take the response out as Word and PDF. */
  'response.export': [[isOwn], [isParty], [isGuest]],
  /** Share it with another organisation or a guest, and end that. Everybody who reads it sees with whom it is shared. */
  'response.share': [
    [isOwn, isAuthor],
    [isOwn, isAdministrator],
  ],
  /** Take one's own organisation, or as a guest oneself, out of what another has shared. */
  'response.leave': [[isParty, isAuthor], [isGuest]],
} satisfies Record<string, Alternatives>;
