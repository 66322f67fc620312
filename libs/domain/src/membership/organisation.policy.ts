// Who may do what with an organisation itself.
import { isAdministrator, isAuthor, isOwn, type Alternatives } from './rule';

export const organisationPolicy = {
  /** See what the organisation has set: its title word, phrases, decision bodies and meetings. */
  'organisation.read': [[isOwn]],
  'organisation.change': [[isOwn, isAdministrator]],
  /** Write and use the standard phrases. */
  'phrase.write': [
    [isOwn, isAuthor],
    [isOwn, isAdministrator],
  ],
  /** Say what signing in takes, which identity providers and domains are the organisation's. */
  'sign-in.manage': [[isOwn, isAdministrator]],
  /** Read, check and take out the log of who did what. */
  'audit.read': [[isOwn, isAdministrator]],
  /** See and revoke everybody's tokens, and have changes told to other systems. */
  'integration.manage': [[isOwn, isAdministrator]],
  /** Say how long things are kept, try it, and have it carried out; erase a person. */
  'retention.manage': [[isOwn, isAdministrator]],
} satisfies Record<string, Alternatives>;
