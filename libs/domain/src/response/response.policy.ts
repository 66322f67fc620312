// Who may do what with a consultation response.
import { isAuthor, isOwn, type Alternatives } from '../membership/rule';

export const responsePolicy = {
  /** Read the text live, with presence, outline and citations. */
  'response.read': [[isOwn]],
  /** Start the organisation's response to a consultation. */
  'response.start': [[isOwn, isAuthor]],
  /** Write the text. Everyone else reads it: their updates are refused whatever their client sends. */
  'response.write': [[isOwn, isAuthor]],
  /** Take the response out as Word and PDF. */
  'response.export': [[isOwn]],
} satisfies Record<string, Alternatives>;
