// An organisation's people and invitations as administrators are shown them.
import type { PersonId } from '@samsvar/domain';
import type { InvitationBody, MemberBody } from '@samsvar/protocol';
import type { ShownInvitation } from './invitation.store';
import type { MemberRow } from './people.store';

/** One of the people; `self` is whoever looks. */
export const presentMember = ({ suspendedAt, joinedAt, lastActiveAt, providers, ...row }: MemberRow, self: PersonId): MemberBody => ({
  ...row,
  state: suspendedAt === null ? 'active' : 'suspended',
  isSelf: row.id === self,
  joinedAt: joinedAt.toISOString(),
  lastActiveAt: lastActiveAt?.toISOString() ?? null,
  providers: [...providers],
});

/** One invitation that waits, or has become too old at `now`. */
export const presentInvitation = (row: ShownInvitation, now: Date): InvitationBody => ({
  id: row.id,
  kind: row.kind,
  email: row.email,
  name: row.name,
  role: row.role,
  title: row.title,
  response: row.responseId === null ? null : { id: row.responseId, title: row.responseTitle ?? '' },
  part: row.part,
  invitedBy: row.invitedByName,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  state: row.expiresAt > now ? 'pending' : 'expired',
});
