// What has to be done in the room of responses when somebody accepts to be a guest of one.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@samsvar/database';
import type { OrganisationId, PersonId } from '@samsvar/domain';
import type { GuestInvitation } from './invitation.store';

/** Who accepts, and the organisation that their session acts as; null when they have none yet. */
export interface AcceptingPerson {
  readonly personId: PersonId;
  readonly actingAs: OrganisationId | null;
}

/** Lets a person in to a response, in the transaction that uses up the invitation; answers the organisation that they act as there. */
export type AcceptGuest = (tx: Transaction, invitation: GuestInvitation, by: AcceptingPerson) => Promise<OrganisationId>;

@Injectable()
export class GuestAcceptance {
  private step: AcceptGuest | null = null;

  /** Says how guests are let in. To be called once, while the application starts. */
  be(step: AcceptGuest): void {
    this.step = step;
  }

  /** Lets the person in. `guest.joined` is written down afterwards by the caller, in the log of the organisation that invited. */
  accept(tx: Transaction, invitation: GuestInvitation, by: AcceptingPerson): Promise<OrganisationId> {
    if (!this.step) throw new Error('Nobody has said how guests are let in.');
    return this.step(tx, invitation, by);
  }
}
