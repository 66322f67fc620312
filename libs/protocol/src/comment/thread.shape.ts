// Threads and comments on the wire.
import {
  ANCHOR_KINDS,
  ANCHOR_LIMIT,
  ANCHOR_STATES,
  COMMENT_LIMIT,
  MENTION_LIMIT,
  ROLES,
  THREAD_OUTCOMES,
  VISIBILITIES,
  type AnchorId,
  type CommentId,
  type OrganisationId,
  type PersonId,
  type SuggestionId,
  type ThreadId,
} from '@samsvar/domain';
import { z } from '../base/zod';
import { idShape } from '../base/shapes';

/** Text of several lines from a person: NFC, without control and bidi characters but line feeds. */
export const proseShape = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n\t]|[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
        .trim(),
    )
    .pipe(z.string().max(max));

const pointShape = z.strictObject({ block: z.string().min(1).max(100), offset: z.number().int().min(0).max(10_000_000) });

/** `AnchorTarget` of the domain. */
export const anchorTargetShape = z.strictObject({
  from: pointShape,
  to: pointShape,
  isWhole: z.boolean(),
  quote: z.string().max(ANCHOR_LIMIT),
  prefix: z.string().max(200),
  suffix: z.string().max(200),
  relative: z.strictObject({ from: z.string().max(500), to: z.string().max(500) }).nullable(),
});

/** `Anchor` of the domain. */
export const anchorShape = z.strictObject({
  id: idShape<AnchorId>(),
  kind: z.enum(ANCHOR_KINDS),
  state: z.enum(ANCHOR_STATES),
  from: pointShape,
  to: pointShape,
  isWhole: z.boolean(),
  quote: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  now: z.string(),
});
export type AnchorBody = z.infer<typeof anchorShape>;

/** A person as others in the response see them. */
export const whoShape = z.strictObject({
  id: idShape<PersonId>(),
  name: z.string(),
  organisation: z.strictObject({ id: idShape<OrganisationId>(), name: z.string() }),
});
export type Who = z.infer<typeof whoShape>;

const mentionShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), id: idShape<PersonId>(), label: z.string().max(200) }),
  z.strictObject({ kind: z.literal('role'), id: z.enum(ROLES), label: z.string().max(200) }),
  z.strictObject({ kind: z.literal('organisation'), id: idShape<OrganisationId>(), label: z.string().max(200) }),
]);

/** The words of a comment. A mention stands in `text` as `@` and its label. */
export const commentDraftShape = z.strictObject({
  text: proseShape(COMMENT_LIMIT).pipe(z.string().min(1)),
  mentions: z.array(mentionShape).max(MENTION_LIMIT),
});
export type CommentDraft = z.infer<typeof commentDraftShape>;

export const commentShape = z.strictObject({
  id: idShape<CommentId>(),
  by: whoShape,
  /** The name in the Word file that it came back in, when that was nobody here; `by` is who put it in. */
  nameInFile: z.string().nullable(),
  /** Empty when it was taken back. */
  text: z.string(),
  mentions: z.array(mentionShape),
  at: z.string(),
  editedAt: z.string().nullable(),
  isDeleted: z.boolean(),
});
export type CommentBody = z.infer<typeof commentShape>;

export const threadShape = z.strictObject({
  id: idShape<ThreadId>(),
  kind: z.enum(['comment', 'suggestion']),
  /** The suggestion that is talked about, for that kind. */
  suggestionId: idShape<SuggestionId>().nullable(),
  visibility: z.enum(VISIBILITIES),
  /** Null when it is about the response as a whole. */
  anchor: anchorShape.nullable(),
  /** The section it stands in now, by the last projection; null before the first heading and for the whole. */
  sectionId: z.string().nullable(),
  isBlocking: z.boolean(),
  assignedTo: whoShape.nullable(),
  by: whoShape,
  at: z.string(),
  changedAt: z.string(),
  /** Null while it is open. */
  settled: z
    .strictObject({ outcome: z.enum(THREAD_OUTCOMES), note: z.string(), by: whoShape, at: z.string() })
    .nullable(),
  /** Something in it is by others and new to the caller. */
  isUnread: z.boolean(),
  /** The caller is called in it. */
  isMine: z.boolean(),
  comments: z.array(commentShape),
});
export type ThreadBody = z.infer<typeof threadShape>;

/** `GET /api/responses/:id/threads?state=open|settled|all&after=<cursor>`: in the order they were begun, at most 500 at a time. */
export const threadQueryShape = z.strictObject({
  state: z.enum(['open', 'settled', 'all']).default('all'),
  after: z.string().max(100).optional(),
});
export const threadListShape = z.strictObject({
  threads: z.array(threadShape),
  /** Where to go on; null at the end. */
  next: z.string().nullable(),
});
export type ThreadListBody = z.infer<typeof threadListShape>;

/** `POST /api/responses/:id/threads` answers the thread. 409 `text-changed` when the place is not found. */
export const threadDraftShape = z.strictObject({
  visibility: z.enum(VISIBILITIES),
  target: anchorTargetShape.nullable(),
  isBlocking: z.boolean().default(false),
  assignedTo: idShape<PersonId>().nullable().default(null),
  comment: commentDraftShape,
});
export type ThreadDraft = z.infer<typeof threadDraftShape>;

/** `PUT /api/threads/:id` answers the thread. */
export const threadChangeShape = z.strictObject({
  isBlocking: z.boolean().optional(),
  assignedTo: idShape<PersonId>().nullable().optional(),
});
export type ThreadChange = z.infer<typeof threadChangeShape>;

/** `POST /api/threads/:id/settlement` settles it, `DELETE` opens it again; both answer the thread. */
export const settlementShape = z.strictObject({ outcome: z.enum(THREAD_OUTCOMES), note: proseShape(COMMENT_LIMIT).default('') });
export type Settlement = z.infer<typeof settlementShape>;

/** `PUT /api/threads/:id/anchor` puts a detached thread on a place again. `PUT /api/threads/:id/seen` takes no body. */
export const reanchorShape = z.strictObject({ target: anchorTargetShape });
export type Reanchor = z.infer<typeof reanchorShape>;

/** `GET /api/responses/:id/people`: who can be called and assigned here, as far as the caller may know. */
export const peopleShape = z.strictObject({
  people: z.array(whoShape.extend({ role: z.enum(ROLES), title: z.string() })),
  organisations: z.array(z.strictObject({ id: idShape<OrganisationId>(), name: z.string(), isLead: z.boolean() })),
});
export type PeopleBody = z.infer<typeof peopleShape>;

/**
 * The channel event `review`, sent only to those who may see what it names: threads and suggestions that changed and
 * are to be fetched again (`GET /api/threads/:id`, `GET /api/suggestions/:id`).
 */
export const reviewEventShape = z.strictObject({
  threads: z.array(idShape<ThreadId>()),
  suggestions: z.array(idShape<SuggestionId>()),
});
export type ReviewEvent = z.infer<typeof reviewEventShape>;
export const REVIEW_CHANNEL = 'review';
