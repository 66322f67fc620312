// Makes invitations and sends them, whoever invites to whatever.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@samsvar/database';
import type { InvitationId, PersonId } from '@samsvar/domain';
import { INVITATION_DAYS } from '@samsvar/protocol';
import type { Grant } from '../access/grant';
import { CLOCK, type Clock } from '../base/clock';
import { CONFIG, type Config } from '../base/config';
import { siteOf } from '../base/site';
import { AccountMail } from '../mail/account-mail';
import { composeInvitation } from './invitation-mail';
import { findInvitation, insertInvitation, renewInvitation, revokeInvitation, type NewInvitation, type ShownInvitation } from './invitation.store';
import { newToken, tokenHash } from './secret-link';

/** An invitation that has been made. The link is known this once, and only where no mail goes out; null otherwise. */
export interface MadeInvitation {
  readonly id: InvitationId;
  readonly email: string;
  readonly link: string | null;
}

const DAY = 86_400_000;

@Injectable()
export class Invitations {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly mail: AccountMail,
  ) {}

  /** Whether mail goes out from here. */
  get isSending(): boolean {
    return this.mail.isSending;
  }

  /**
   * Makes an invitation and queues its mail; `by` is null for the operator. Null when the address has been invited to the
   * same already. The caller has judged the right to invite, and writes down the deed.
   */
  async invite(tx: Transaction, invitation: NewInvitation, by: PersonId | null): Promise<MadeInvitation | null> {
    const { token, ...keeping } = this.fresh();
    const id = randomUUID() as InvitationId; // a new id is of the kind we say it is
    const email = invitation.email.toLowerCase();
    const isMade = await insertInvitation(tx, { ...invitation, email }, { ...keeping, id, invitedBy: by });
    const made = isMade ? await findInvitation(tx, id) : null;
    return made && this.post(tx, made, token);
  }

  /** Puts a new link in the place of the old one, and sends it. Null when the organisation has no such invitation that waits. */
  async renew(tx: Transaction, grant: Grant, id: InvitationId): Promise<MadeInvitation | null> {
    const { token, ...keeping } = this.fresh();
    const renewed = await renewInvitation(tx, grant, { ...keeping, id });
    return renewed && this.post(tx, renewed, token);
  }

  /** Takes an invitation back. False when the organisation has no such one that waits. */
  revoke(tx: Transaction, grant: Grant, id: InvitationId): Promise<boolean> {
    return revokeInvitation(tx, grant, { id, now: this.clock() });
  }

  private fresh() {
    const [token, now] = [newToken(), this.clock()];
    return { token, hash: tokenHash(token), now, expiresAt: new Date(now.getTime() + INVITATION_DAYS * DAY) };
  }

  private async post(tx: Transaction, invitation: ShownInvitation, token: string): Promise<MadeInvitation> {
    const { id, email, name, organisation, organisationId, language } = invitation;
    const link = `${siteOf(this.config)}/inbjudan#${token}`;
    const words = composeInvitation({ name, organisation, invitedBy: invitation.invitedByName, to: aimOf(invitation), link }, language);
    await this.mail.send(tx, { address: email, name, language, ...words, personId: null, organisationId });
    // Whoever reads the mail has the address; a link that somebody else holds, too, would prove nothing.
    return { id, email, link: this.isSending ? null : link };
  }
}

const aimOf = ({ role, part, responseTitle }: ShownInvitation) =>
  role !== null
    ? ({ kind: 'member', role } as const)
    : // The table holds a part wherever it holds no role.
      ({ kind: 'guest', response: responseTitle ?? '', part: part ?? 'review' } as const);
