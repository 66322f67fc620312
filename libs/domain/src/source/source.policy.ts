// Who may do what with sources and the jobs that read them.
import { isAuthor, isGuest, isOwn, isParty, isRegistrar, type Alternatives } from '../membership/rule';

export const sourcePolicy = {
  /** List, read and download sources, follow their jobs, and see who cites them. */
  'source.read': [[isOwn], [isParty], [isGuest]],
  'source.upload': [
    [isOwn, isAuthor],
    [isOwn, isRegistrar],
  ],
  /** Search the organisation's sources and responses. */
  'search.use': [[isOwn]],
} satisfies Record<string, Alternatives>;
