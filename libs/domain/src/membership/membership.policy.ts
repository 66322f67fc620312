// Who may do what with an organisation's people.
import { isAdministrator, isOwn, type Alternatives } from './rule';

export const membershipPolicy = {
  /** See the organisation's people, its invitations, its guests, and when they were last here. */
  'members.read': [[isOwn, isAdministrator]],
  /** Invite, give roles, suspend, remove, sign out. */
  'members.manage': [[isOwn, isAdministrator]],
  /** See and change one's own account: factors, sessions, address, what is kept about oneself. */
  'account.own': [[isOwn]],
  /** Make tokens of one's own. */
  'token.own': [[isOwn]],
} satisfies Record<string, Alternatives>;
