// What an invitation makes of whoever accepts it, and what becomes of one that is declined.
import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@samsvar/database';
import { Refusal, type OrganisationId } from '@samsvar/domain';
import { Audit } from '../audit/audit';
import { CLOCK, type Clock } from '../base/clock';
import { GuestAcceptance, type AcceptingPerson } from './guest-acceptance';
import { settleInvitation, type GuestInvitation, type ShownInvitation } from './invitation.store';
import { insertMembership } from './membership.store';

@Injectable()
export class Admission {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly guests: GuestAcceptance,
  ) {}

  /** Uses an invitation up without letting anybody in. The caller holds it. */
  async decline(tx: Transaction, { id, organisationId }: ShownInvitation): Promise<void> {
    await settleInvitation(tx, id, { by: null, now: this.clock() });
    // Whoever has the link declines; who that is nobody knows.
    await this.audit.record(tx, organisationId, null, { action: 'invitation.declined', object: { kind: 'invitation', id } });
  }

  /**
   * Uses an invitation up and makes the person what it says; answers the organisation that they act as from now on. The caller
   * holds it. Throws `already-member`.
   */
  async letIn(tx: Transaction, invitation: ShownInvitation, by: AcceptingPerson): Promise<OrganisationId> {
    const { personId } = by;
    await settleInvitation(tx, invitation.id, { by: personId, now: this.clock() });
    const { role, title, organisationId } = invitation;
    if (role === null) {
      const actingAs = await this.guests.accept(tx, guestOf(invitation), by);
      const object = { kind: 'response', id: invitation.responseId ?? '' };
      await this.audit.record(tx, organisationId, { personId, organisationId: actingAs }, { action: 'guest.joined', object });
      return actingAs;
    }
    if (!(await insertMembership(tx, { organisationId, personId, role, title }))) throw new Refusal('already-member');
    const deed = { action: 'member.joined', object: { kind: 'person', id: personId }, facts: { role } } as const;
    await this.audit.record(tx, organisationId, { personId, organisationId }, deed);
    return organisationId;
  }
}

const guestOf = ({ responseId, part, createdBy, ...row }: ShownInvitation): GuestInvitation => {
  // The table holds all three wherever it holds no role; the operator invites no guests.
  if (responseId === null || part === null || createdBy === null) throw new Error('An invitation is of neither kind.');
  return { ...row, kind: 'guest', responseId, part, invitedBy: createdBy };
};
