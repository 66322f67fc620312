// Who may do what with versions. A party sees those from the day it joined on.
import { isAuthor, isGuest, isOpen, isOwn, isParty, isWritingParty, type Alternatives } from '../membership/rule';

export const versionPolicy = {
  /** List, read and compare versions, and see who wrote what. */
  'version.read': [[isOwn], [isParty], [isGuest]],
  /** Keep a version under a name. */
  'version.name': [
    [isOwn, isAuthor],
    [isWritingParty, isAuthor],
  ],
  /** Bring back the whole text or one section as it was. */
  'version.restore': [[isOwn, isAuthor, isOpen]],
  /** Lock the text so that nobody can change it, and open it again. */
  'version.freeze': [[isOwn, isAuthor]],
} satisfies Record<string, Alternatives>;
