// Letting in a single person of another organisation who has accepted to be a guest of a response.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '@samsvar/database';
import { Refusal, localDateOf, type OrganisationId } from '@samsvar/domain';
import { CLOCK, type Clock } from '../base/clock';
import { faultOf } from '../base/fault';
import { LOG, type Log } from '../base/logger';
import { GuestAcceptance, type AcceptingPerson } from '../membership/guest-acceptance';
import type { GuestInvitation } from '../membership/invitation.store';
import { findOrganisationsOf, findOwner, insertGuestOrganisation, isOver, putGuest, type NewGuest } from './guest.store';
import { OpenToOthers } from './open-to-others';
import { hasLayeredMarks } from './party.store';

@Injectable()
export class GuestJoining implements OnModuleInit {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
    private readonly acceptance: GuestAcceptance,
    private readonly open: OpenToOthers,
  ) {}

  onModuleInit(): void {
    this.acceptance.be((tx, invitation, by) => this.join(tx, invitation, by));
  }

  /**
   * Lets the person in once the text is a clean copy. They act as the organisation that they have chosen, or their only or
   * first one, or one that is made for them. Refuses with `invitation-over` when its last day has passed, `already-member` for who
   * belongs to the organisation that owns the response, and `unavailable` when the text could not be made fit: nobody is let in
   * then, and the link works again.
   */
  private async join(tx: Transaction, invitation: GuestInvitation, by: AcceptingPerson): Promise<OrganisationId> {
    const { responseId, invitedBy, part, sections, until } = invitation;
    const owner = await findOwner(tx, responseId);
    if (!owner || isOver(until, localDateOf(this.clock()))) throw new Refusal('invitation-over');
    const organisations = await findOrganisationsOf(tx, by.personId);
    if (organisations.includes(owner)) throw new Refusal('already-member');
    const chosen = organisations.find((id) => id === by.actingAs) ?? organisations[0];
    const organisationId = chosen ?? (await insertGuestOrganisation(tx, { name: invitation.guestOrganisation, personId: by.personId }));
    const inviter = { personId: invitedBy, organisationId: owner, role: 'author' } as const;
    const guest = { responseId, personId: by.personId, organisationId, part, sections, until, invitedBy };
    try {
      await this.open.before(responseId, inviter, () => putWhereFit(tx, owner, guest));
    } catch (error) {
      if (!(error instanceof Refusal)) this.log.error(faultOf(error), 'a response could not be opened to a guest');
      throw new Refusal('unavailable');
    }
    return organisationId;
  }
}

/** Lets in where the text is fit; what was locked to find that out is let go where it is not, or nothing could make it fit. */
const putWhereFit = async (tx: Transaction, owner: OrganisationId, guest: NewGuest): Promise<boolean> => {
  try {
    await tx.savepoint(async (inner) => {
      if (await hasLayeredMarks(inner, owner, guest.responseId)) throw new Unfit();
      await putGuest(inner, guest);
    });
    return true;
  } catch (error) {
    if (error instanceof Unfit) return false;
    throw error;
  }
};

/** Somebody has put a mark in the text that others must not come upon. */
class Unfit extends Error {}
