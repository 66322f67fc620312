// The single people of other organisations who share a response: inviting them, changing what they may, taking them out.
import { Injectable } from '@nestjs/common';
import { transaction } from '@samsvar/database';
import { Refusal, localDateOf, type Actor, type InvitationId, type PersonId, type ResponseId } from '@samsvar/domain';
import { GUESTS_LIMIT, SECTIONS_CHANNEL, type GuestChange, type GuestDraft, type GuestsBody, type InvitedBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Invitations } from '../membership/invitations';
import { GuestGround } from './guest-ground';
import { presentGuests } from './guest.presenter';
import { countGuests, deleteGuest, findGuestInvitations, findGuests, isOver, isReaderByEmail, lockGuest, revokeGuestInvitation, updateGuest, type GuestTerms } from './guest.store';
import { OpenToOthers } from './open-to-others';
import { ResponseDocuments } from './response-documents';

@Injectable()
export class GuestService {
  constructor(
    private readonly ground: GuestGround,
    private readonly access: Access,
    private readonly documents: ResponseDocuments,
    private readonly open: OpenToOthers,
    private readonly invitations: Invitations,
  ) {}

  /** Whoever may share the response sees all guests and invitations; others see the guests of their own organisation. */
  async list(actor: Actor, id: ResponseId): Promise<GuestsBody> {
    const grant = await this.access.require(actor, 'response.read', { response: id });
    const abilities = await this.access.abilities(actor, { response: id });
    return this.present(grant, id, abilities.includes('response.share'));
  }

  /**
   * Invites somebody by mail. Nobody sees anything before they have accepted. Who reads the response already, or is invited, is
   * left out and said. Refuses with `limit-reached`, and with `invalid` for a day that has passed and for sections that are not there.
   */
  async invite(actor: Actor, id: ResponseId, draft: GuestDraft): Promise<InvitedBody> {
    const grant = await this.access.require(actor, 'response.share', { response: id });
    await this.requireTerms(id, draft);
    const { organisationId, personId } = grant;
    const { email, name, organisation: guestOrganisation, part, sections, until } = draft;
    return transaction(this.ground.sql, async (tx) => {
      if ((await countGuests(tx, grant, id)) >= GUESTS_LIMIT) throw new Refusal('limit-reached', { limit: GUESTS_LIMIT });
      const isSending = this.invitations.isSending;
      if (await isReaderByEmail(tx, grant, { responseId: id, email })) return { invited: [], leftOut: [{ email, reason: 'member' as const }], isSending };
      const invitation = { kind: 'guest', organisationId, email, name, responseId: id, part, sections, until, guestOrganisation, invitedBy: personId } as const;
      const made = await this.invitations.invite(tx, invitation, personId);
      if (!made) return { invited: [], leftOut: [{ email, reason: 'invited' as const }], isSending };
      await this.ground.audit.recordBy(tx, grant, { action: 'guest.invited', object: { kind: 'response', id }, facts: factsOf(draft) });
      return { invited: [made], leftOut: [], isSending };
    });
  }

  /** Gives a guest another part, other sections or another last day. One whose time was up is let in to a clean copy again. */
  async change(actor: Actor, id: ResponseId, { personId, change }: { readonly personId: PersonId; readonly change: GuestChange }): Promise<GuestsBody> {
    const grant = await this.access.require(actor, 'response.share', { response: id });
    await this.requireTerms(id, change);
    const today = localDateOf(this.ground.clock());
    const guest = (await findGuests(this.ground.sql, grant, { responseId: id, of: null })).find((one) => one.personId === personId);
    if (!guest) throw new Refusal('not-found');
    const apply = () => this.apply(grant, id, { personId, change });
    const comesBack = isOver(guest.until, today) && change.until !== undefined && !isOver(change.until, today);
    if (comesBack) await this.open.before(id, actor, apply);
    else await apply();
    return this.present(grant, id, true);
  }

  private apply(grant: Grant, responseId: ResponseId, { personId, change }: { readonly personId: PersonId; readonly change: GuestChange }): Promise<boolean> {
    return transaction(this.ground.sql, async (tx) => {
      const before = await lockGuest(tx, grant, { responseId, personId });
      if (!before) throw new Refusal('not-found');
      const terms = { part: change.part ?? before.part, sections: change.sections === undefined ? before.sections : change.sections, until: change.until === undefined ? before.until : change.until };
      await updateGuest(tx, { responseId, personId }, terms);
      await this.ground.audit.recordBy(tx, grant, { action: 'guest.changed', object: { kind: 'response', id: responseId }, facts: { person: personId, ...factsOf(terms) } });
      return true;
    });
  }

  /** Takes a guest out: who has the text open is sent away. Guests take themselves out, and are answered with no list. */
  async remove(actor: Actor, id: ResponseId, personId: PersonId): Promise<GuestsBody> {
    const isLeaving = personId === actor.personId;
    const grant = await this.access.require(actor, isLeaving ? 'response.leave' : 'response.share', { response: id });
    await transaction(this.ground.sql, async (tx) => {
      const organisation = await deleteGuest(tx, grant, { responseId: id, personId });
      if (!organisation) throw new Refusal('not-found');
      await this.ground.audit.recordBy(tx, grant, { action: 'guest.removed', object: { kind: 'response', id }, facts: { person: personId } });
    });
    this.documents.announce(id, { name: SECTIONS_CHANNEL, payload: {}, audience: null });
    return isLeaving ? { guests: [], invitations: [] } : this.present(grant, id, true);
  }

  /** Takes an invitation back: its link leads nowhere. */
  async revoke(actor: Actor, id: ResponseId, invitationId: InvitationId): Promise<GuestsBody> {
    const grant = await this.access.require(actor, 'response.share', { response: id });
    await transaction(this.ground.sql, async (tx) => {
      if (!(await revokeGuestInvitation(tx, grant, { responseId: id, id: invitationId, now: this.ground.clock() }))) throw new Refusal('not-found');
      await this.ground.audit.recordBy(tx, grant, { action: 'invitation.revoked', object: { kind: 'invitation', id: invitationId }, facts: { response: id } });
    });
    return this.present(grant, id, true);
  }

  private async requireTerms(id: ResponseId, { sections, until }: GuestChange): Promise<void> {
    if (until && isOver(until, localDateOf(this.ground.clock()))) throw new Refusal('invalid', { field: 'until' });
    if (!sections) return;
    const { projection } = await this.documents.projection(id);
    const there = new Set(projection.outline.map((section) => section.id));
    if (!sections.every((section) => there.has(section))) throw new Refusal('invalid', { field: 'sections' });
  }

  private async present(grant: Grant, responseId: ResponseId, isAll: boolean): Promise<GuestsBody> {
    const [guests, invitations] = await Promise.all([
      findGuests(this.ground.sql, grant, { responseId, of: isAll ? null : grant.actingAs }),
      isAll ? findGuestInvitations(this.ground.sql, grant, responseId) : [],
    ]);
    return presentGuests(guests, invitations, this.ground.clock());
  }
}

/** What is written down of terms: how many sections, not which, for their names are words of a draft. */
const factsOf = ({ part, sections, until }: GuestTerms) => ({ part, sections: sections?.length ?? null, until });
