// Who may do what with sources and the jobs that read them.
import { isAuthor, isOwn, isParty, isRegistrar, type Alternatives } from '../membership/rule';

export const sourcePolicy = {
  /** List, read and download sources, follow their jobs, and see who cites them. */
  'source.read': [[isOwn], [isParty]],
  'source.upload': [
    [isOwn, isAuthor],
    [isOwn, isRegistrar],
  ],
} satisfies Record<string, Alternatives>;
