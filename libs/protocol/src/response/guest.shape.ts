// Guests of a response, on the wire.
import { PARTS, type InvitationId, type OrganisationId, type PersonId } from '@samsvar/domain';
import { z } from '../base/zod';
import { idShape, lineShape, localDateShape } from '../base/shapes';
import { emailShape } from '../membership/member.shape';

export const GUESTS_LIMIT = 50;
export const GUEST_SECTIONS_LIMIT = 50;

const guestFacts = {
  part: z.enum(PARTS),
  /** Ids of the sections' headings that they may change or comment on; null: all. They read the whole text. */
  sections: z.array(z.string().max(64)).min(1).max(GUEST_SECTIONS_LIMIT).nullable(),
  /** Last day, in Sweden; null: no end. */
  until: localDateShape.nullable(),
};

/** `GET /api/responses/:id/guests`, for who may share it (others get those of their own organisation only), and the answer to the routes below. */
export const guestsShape = z.strictObject({
  guests: z.array(
    z.strictObject({
      ...guestFacts,
      person: z.strictObject({ id: idShape<PersonId>(), name: z.string() }),
      organisation: z.strictObject({ id: idShape<OrganisationId>(), name: z.string() }),
      joinedAt: z.string(),
      isOver: z.boolean(),
    }),
  ),
  invitations: z.array(
    z.strictObject({ ...guestFacts, id: idShape<InvitationId>(), email: z.string(), organisation: z.string(), createdAt: z.string(), expiresAt: z.string(), isOver: z.boolean() }),
  ),
});
export type GuestsBody = z.infer<typeof guestsShape>;

/** `POST /api/responses/:id/guests` answers `invitedShape`. Nobody sees anything before they have accepted. */
export const guestDraftShape = z.strictObject({
  ...guestFacts,
  email: emailShape,
  name: lineShape(120),
  /** What their organisation is called, for who has no account here. */
  organisation: lineShape(200),
});
export type GuestDraft = z.infer<typeof guestDraftShape>;
/** `PUT /api/responses/:id/guests/:personId`; `DELETE` takes them out, or oneself. `DELETE /api/responses/:id/guest-invitations/:invitationId` takes an invitation back. */
export const guestChangeShape = z.strictObject(guestFacts).partial();
export type GuestChange = z.infer<typeof guestChangeShape>;
