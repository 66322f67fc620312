// What administrators do with their organisation's people: see them, give roles, suspend, remove, sign out.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import { Refusal, localDateOf, type Actor, type AuditAction, type AuditFacts, type OrganisationId, type PersonId } from '@samsvar/domain';
import type { MemberChange, MembersBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Audit } from '../audit/audit';
import { CLOCK, type Clock } from '../base/clock';
import { SYSTEM_DATABASE } from '../base/database.token';
import { AccountMail } from '../mail/account-mail';
import { FACTORS_RESET } from './account-words';
import { listInvitations } from './invitation.store';
import { presentInvitation, presentMember } from './member.presenter';
import {
  changeMember, endAllSessions, endSessions, findLanguage, holdMembers, isElsewhere, isLight, listGuests, listMembers, removeFactors, removeMember, suspendMember,
  type HeldMember,
} from './people.store';

/** One change under the lock: whom it concerns, among all. */
interface Change {
  readonly tx: Transaction;
  readonly grant: Grant;
  readonly member: HeldMember;
  /** Refuses when nobody could administer the organisation without this person. */
  readonly keepAnAdministrator: () => void;
}

/** What is written down of a change. */
interface Done {
  readonly action: AuditAction;
  readonly facts?: AuditFacts;
}

@Injectable()
export class MemberService {
  constructor(
    // Sessions, factors and memberships are everybody’s, whatever they act as: each statement names the organisation of the grant.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly mail: AccountMail,
  ) {}

  /** The people, the invitations that wait and the guests. */
  async list(actor: Actor): Promise<MembersBody> {
    return this.present(await this.access.require(actor, 'members.read', { organisation: actor.organisationId }));
  }

  /** Gives a person another role or title. */
  change(actor: Actor, id: PersonId, change: MemberChange): Promise<MembersBody> {
    return this.alter(actor, id, async ({ tx, grant, member, keepAnAdministrator }) => {
      const [role, title] = [change.role ?? member.role, change.title ?? member.title];
      if (role === member.role && title === member.title) return null;
      if (role !== 'administrator') keepAnAdministrator();
      await changeMember(tx, grant, { personId: id, role, title });
      return { action: 'member.changed', facts: { before: member.role, after: role } };
    });
  }

  /** Shuts a person out until somebody lets them in again: sessions end, open windows close. */
  suspend(actor: Actor, id: PersonId): Promise<MembersBody> {
    return this.alter(actor, id, async ({ tx, grant, member, keepAnAdministrator }) => {
      if (member.isSuspended) return null;
      keepAnAdministrator();
      await suspendMember(tx, grant, id, this.clock());
      await endSessions(tx, grant, id);
      return { action: 'member.suspended' };
    });
  }

  /** Lets a suspended person in again. */
  resume(actor: Actor, id: PersonId): Promise<MembersBody> {
    return this.alter(actor, id, async ({ tx, grant, member }) => {
      if (!member.isSuspended) return null;
      await suspendMember(tx, grant, id, null);
      return { action: 'member.resumed' };
    });
  }

  /** Takes a person out of the organisation, or lets an administrator leave. */
  remove(actor: Actor, id: PersonId): Promise<MembersBody> {
    return this.alter(actor, id, async ({ tx, grant, member, keepAnAdministrator }) => {
      keepAnAdministrator();
      await removeMember(tx, grant, id, this.clock());
      await endSessions(tx, grant, id);
      return { action: id === actor.personId ? 'member.left' : 'member.removed', facts: { role: member.role } };
    });
  }

  /**
   * Leaves the organisation that one acts as. It is named, so that a window which has not heard of a change of organisation leaves no
   * other one: `not-found`. The light organisation of a guest cannot be left.
   */
  async leave(actor: Actor, organisationId: OrganisationId): Promise<void> {
    const grant = await this.access.require(actor, 'account.own', { organisation: actor.organisationId });
    if (organisationId !== grant.organisationId) throw new Refusal('not-found');
    if (await isLight(this.sql, grant)) throw new Refusal('not-allowed');
    const { personId } = actor;
    await transaction(this.sql, async (tx) => {
      const members = await holdMembers(tx, organisationId);
      const self = members.find((member) => member.personId === personId);
      if (!self) throw new Refusal('not-found');
      const others = members.filter((member) => member !== self && member.role === 'administrator' && !member.isSuspended);
      if (self.role === 'administrator' && others.length === 0) throw new Refusal('last-administrator');
      await removeMember(tx, grant, personId, this.clock());
      await endSessions(tx, grant, personId);
      await this.audit.recordBy(tx, grant, { action: 'member.left', object: { kind: 'person', id: personId }, facts: { role: self.role } });
    });
  }

  /** Ends a person's sessions that act as this organisation. */
  signOut(actor: Actor, id: PersonId): Promise<MembersBody> {
    return this.alter(actor, id, async ({ tx, grant }) => {
      const count = await endSessions(tx, grant, id);
      return count === 0 ? null : { action: 'member.signed-out', facts: { count } };
    });
  }

  /**
   * Takes away a person's second factors, for who has lost them, ends all their sessions and tells them by mail. Not of
   * somebody who also acts as another organisation: no organisation weakens how people sign in to another.
   */
  resetFactors(actor: Actor, id: PersonId): Promise<MembersBody> {
    return this.alter(actor, id, async ({ tx, grant, member }) => {
      if (await isElsewhere(tx, grant, id)) throw new Refusal('not-allowed');
      await removeFactors(tx, id);
      await endAllSessions(tx, id);
      const language = await findLanguage(tx, grant.organisationId);
      const { name, email: address } = member;
      await this.mail.send(tx, { address, name, language, ...FACTORS_RESET[language](name), personId: id, organisationId: grant.organisationId });
      return { action: 'member.factors-reset' };
    });
  }

  /** The people as whoever holds the grant is shown them. */
  async present(grant: Grant): Promise<MembersBody> {
    const now = this.clock();
    const [members, invitations, guests] = await Promise.all([
      listMembers(this.sql, grant, now),
      listInvitations(this.sql, grant),
      listGuests(this.sql, grant, localDateOf(now)),
    ]);
    return {
      members: members.map((row) => presentMember(row, grant.personId)),
      invitations: invitations.map((row) => presentInvitation(row, now)),
      guests: [...guests],
      isSending: this.mail.isSending,
    };
  }

  /**
   * Changes one person while nobody else changes any of the organisation's people. Who acts is judged once more under the
   * lock: of two administrators who remove each other at once, the second one is none any more.
   */
  private async alter(actor: Actor, id: PersonId, change: (change: Change) => Promise<Done | null>): Promise<MembersBody> {
    const grant = await this.access.require(actor, 'members.manage', { organisation: actor.organisationId });
    await transaction(this.sql, async (tx) => {
      const members = await holdMembers(tx, grant.organisationId);
      const administrators = members.filter(({ role, isSuspended }) => role === 'administrator' && !isSuspended);
      if (!administrators.some(({ personId }) => personId === actor.personId)) throw new Refusal('not-allowed');
      const member = members.find(({ personId }) => personId === id);
      if (!member) throw new Refusal('not-found');
      const keepAnAdministrator = () => {
        if (administrators.every(({ personId }) => personId === id)) throw new Refusal('last-administrator');
      };
      const done = await change({ tx, grant, member, keepAnAdministrator });
      if (done) await this.audit.recordBy(tx, grant, { ...done, object: { kind: 'person', id } });
    });
    return this.present(grant);
  }
}
