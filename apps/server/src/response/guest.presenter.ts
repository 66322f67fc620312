// Guests of a response as they go over the wire.
import { localDateOf } from '@samsvar/domain';
import type { GuestsBody } from '@samsvar/protocol';
import { isOver, type GuestInvitationRow, type GuestRow, type GuestTerms } from './guest.store';

/** Guests and invitations that wait, as they are at this instant. */
export const presentGuests = (guests: readonly GuestRow[], invitations: readonly GuestInvitationRow[], now: Date): GuestsBody => {
  const today = localDateOf(now);
  return {
    guests: guests.map((guest) => ({
      ...termsOf(guest),
      person: { id: guest.personId, name: guest.name },
      organisation: { id: guest.organisationId, name: guest.organisation },
      joinedAt: guest.joinedAt.toISOString(),
      isOver: isOver(guest.until, today),
    })),
    invitations: invitations.map(({ id, email, organisation, createdAt, expiresAt, ...terms }) => ({
      ...termsOf(terms),
      ...{ id, email, organisation },
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      isOver: expiresAt <= now || isOver(terms.until, today),
    })),
  };
};

const termsOf = ({ part, sections, until }: GuestTerms) => ({ part, sections: sections && [...sections], until });
