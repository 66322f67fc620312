// Organisations that share a response, and the plan of the work with it, on the wire.
import {
  PARTS,
  SECTION_PARTS,
  SECTION_PEOPLE_LIMIT,
  WORD_LIMIT_MAX,
  WORK_STATES,
  type OrganisationId,
  type PersonId,
  type ResponseId,
} from '@samsvar/domain';
import { z } from '../base/zod';
import { idShape, lineShape, localDateShape } from '../base/shapes';
import { documentShape } from '../source/source.shape';

/** `GET /api/responses/:id/parties`, the lead first. Everybody who reads the response may read it. */
export const partiesShape = z.strictObject({
  parties: z.array(
    z.strictObject({
      organisation: z.strictObject({ id: idShape<OrganisationId>(), name: z.string() }),
      part: z.enum(['lead', ...PARTS]),
      joinedAt: z.string(),
    }),
  ),
});
export type PartiesBody = z.infer<typeof partiesShape>;

/** `POST /api/responses/:id/parties` answers the list; `DELETE /api/responses/:id/parties/:organisationId` too. */
export const partyDraftShape = z.strictObject({ organisationNumber: lineShape(20), part: z.enum(PARTS) });
export type PartyDraft = z.infer<typeof partyDraftShape>;

/** `GET /api/responses/:id/documents`: the documents of the matter that it answers, which everybody who reads it may open and cite. */
export const sharedDocumentsShape = z.strictObject({ documents: z.array(documentShape) });
export type SharedDocumentsBody = z.infer<typeof sharedDocumentsShape>;

const sectionPersonShape = z.strictObject({
  personId: idShape<PersonId>(),
  name: z.string(),
  organisation: z.string(),
  part: z.enum(SECTION_PARTS),
});

const sectionWorkShape = z.strictObject({
  sectionId: z.string(),
  state: z.enum(WORK_STATES),
  dueOn: z.string().nullable(),
  people: z.array(sectionPersonShape),
});
export type SectionWorkBody = z.infer<typeof sectionWorkShape>;

/** `GET /api/responses/:id/sections`: sections that somebody has planned; the others have not begun. Event `sections` tells of changes. */
export const sectionPlanShape = z.strictObject({ sections: z.array(sectionWorkShape), wordLimit: z.number().nullable() });
export type SectionPlanBody = z.infer<typeof sectionPlanShape>;
export const SECTIONS_CHANNEL = 'sections';

/** `PUT /api/responses/:id/sections/:sectionId` answers the plan; what is left out stays as it is. */
export const sectionChangeShape = z.strictObject({
  state: z.enum(WORK_STATES).optional(),
  dueOn: localDateShape.nullable().optional(),
  owner: idShape<PersonId>().nullable().optional(),
  coOwners: z.array(idShape<PersonId>()).max(SECTION_PEOPLE_LIMIT).optional(),
});
export type SectionChange = z.infer<typeof sectionChangeShape>;

/** `PUT /api/responses/:id/word-limit` answers the plan. */
export const wordLimitShape = z.strictObject({ wordLimit: z.number().int().min(1).max(WORD_LIMIT_MAX).nullable() });
export type WordLimit = z.infer<typeof wordLimitShape>;

/** `GET /api/board`: the caller's work in all responses that the organisation sees. */
export const boardShape = z.strictObject({
  items: z.array(
    z.strictObject({
      /** `mine`: the caller is to act; `waiting`: others are; `done`. */
      column: z.enum(['mine', 'waiting', 'done']),
      kind: z.enum(['section', 'thread', 'suggestion', 'review']),
      response: z.strictObject({ id: idShape<ResponseId>(), title: z.string(), organisation: z.string(), dueOn: z.string() }),
      /** The section's heading, or the quote that a thread stands on. */
      title: z.string(),
      sectionId: z.string().nullable(),
      threadId: z.string().nullable(),
      state: z.enum(WORK_STATES).nullable(),
      dueOn: z.string().nullable(),
      isLate: z.boolean(),
      /** Whom it waits for, or who asked. */
      people: z.array(z.string()),
    }),
  ),
  /** Responses the caller may open, newest first. */
  responses: z.array(
    z.strictObject({
      id: idShape<ResponseId>(),
      title: z.string(),
      /** The organisation that owns it. */
      organisation: z.string(),
      isShared: z.boolean(),
      dueOn: z.string(),
      daysLeft: z.number(),
    }),
  ),
});
export type BoardBody = z.infer<typeof boardShape>;
