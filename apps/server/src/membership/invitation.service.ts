// What administrators do with invitations to their organisation: make, renew, take back.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal, type Actor, type InvitationId } from '@samsvar/domain';
import type { Invite, InvitedBody, Invitee, MembersBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Audit, type Deed } from '../audit/audit';
import { SYSTEM_DATABASE } from '../base/database.token';
import { Invitations, type MadeInvitation } from './invitations';
import { MemberService } from './member.service';
import { findMembersAmong } from './people.store';

@Injectable()
export class InvitationService {
  constructor(
    // Addresses are looked up that belong to nobody here yet: each statement names the organisation of the grant.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly invitations: Invitations,
    private readonly members: MemberService,
  ) {}

  /** Invites people: each gets a mail. Who is in already, or invited, is left out and said. */
  async invite(actor: Actor, { people }: Invite): Promise<InvitedBody> {
    const grant = await this.manage(actor);
    const leftOut: InvitedBody['leftOut'] = [];
    const invited = await transaction(this.sql, async (tx) => {
      const members = await findMembersAmong(tx, grant, people.map(({ email }) => email));
      const made: MadeInvitation[] = [];
      const deeds: Deed[] = [];
      for (const person of people) {
        const one = members.has(person.email) ? null : await this.invitations.invite(tx, draftOf(grant, person), grant.personId);
        if (one) {
          made.push(one);
          deeds.push({ action: 'member.invited', object: { kind: 'invitation', id: one.id }, facts: { role: person.role } });
        } else leftOut.push({ email: person.email, reason: members.has(person.email) ? 'member' : 'invited' });
      }
      for (const deed of deeds) await this.audit.recordBy(tx, grant, deed);
      return made;
    });
    return { invited, leftOut, isSending: this.invitations.isSending };
  }

  /** Makes a new link, so that the old one leads nowhere, and sends it. */
  async renew(actor: Actor, id: InvitationId): Promise<InvitedBody> {
    const grant = await this.manage(actor);
    const made = await transaction(this.sql, async (tx) => {
      const renewed = await this.invitations.renew(tx, grant, id);
      if (!renewed) throw new Refusal('not-found');
      await this.audit.recordBy(tx, grant, { action: 'invitation.renewed', object: { kind: 'invitation', id } });
      return renewed;
    });
    return { invited: [made], leftOut: [], isSending: this.invitations.isSending };
  }

  /** Takes an invitation back. */
  async revoke(actor: Actor, id: InvitationId): Promise<MembersBody> {
    const grant = await this.manage(actor);
    await transaction(this.sql, async (tx) => {
      if (!(await this.invitations.revoke(tx, grant, id))) throw new Refusal('not-found');
      await this.audit.recordBy(tx, grant, { action: 'invitation.revoked', object: { kind: 'invitation', id } });
    });
    return this.members.present(grant);
  }

  private manage(actor: Actor): Promise<Grant> {
    return this.access.require(actor, 'members.manage', { organisation: actor.organisationId });
  }
}

const draftOf = ({ organisationId }: Grant, person: Invitee) => ({ kind: 'member', organisationId, ...person }) as const;
