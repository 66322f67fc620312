// Suggestions on the wire.
import {
  ACCEPTED_PARTS,
  COMMENT_LIMIT,
  DECIDE_LIMIT,
  SUGGESTION_SCOPES,
  SUGGESTION_STATES,
  VISIBILITIES,
  type SuggestionId,
  type ThreadId,
} from '@samsvar/domain';
import { z } from '../base/zod';
import { errorShape, idShape } from '../base/shapes';
import { anchorShape, anchorTargetShape, proseShape, whoShape } from '../comment/thread.shape';

/** ProseMirror nodes of the response's schema; the server judges them by it. */
const nodesShape = z.array(z.record(z.string(), z.unknown())).max(500);

export const suggestionShape = z.strictObject({
  id: idShape<SuggestionId>(),
  threadId: idShape<ThreadId>(),
  visibility: z.enum(VISIBILITIES),
  scope: z.enum(SUGGESTION_SCOPES),
  anchor: anchorShape,
  sectionId: z.string().nullable(),
  base: nodesShape,
  proposed: nodesShape,
  reason: z.string(),
  by: whoShape,
  nameInFile: z.string().nullable(),
  at: z.string(),
  state: z.enum(SUGGESTION_STATES),
  decided: z
    .strictObject({
      by: whoShape,
      at: z.string(),
      reason: z.string(),
      /** Null for what was not accepted. */
      part: z.enum(ACCEPTED_PARTS).nullable(),
      /** What was put in; null for what was not accepted. */
      applied: nodesShape.nullable(),
    })
    .nullable(),
});
export type SuggestionBody = z.infer<typeof suggestionShape>;

/** `GET /api/responses/:id/suggestions?state=open|decided|all&after=<cursor>`: at most 500 at a time. */
export const suggestionQueryShape = z.strictObject({
  state: z.enum(['open', 'decided', 'all']).default('all'),
  after: z.string().max(100).optional(),
});
export const suggestionListShape = z.strictObject({ suggestions: z.array(suggestionShape), next: z.string().nullable() });
export type SuggestionListBody = z.infer<typeof suggestionListShape>;

/**
 * `POST /api/responses/:id/suggestions` answers the suggestion. `target` is the words of an `inline` one, the first
 * and last block of `blocks` (whole), and the block that an `insert` comes after (whole).
 */
export const suggestionDraftShape = z.strictObject({
  visibility: z.enum(VISIBILITIES),
  scope: z.enum(SUGGESTION_SCOPES),
  target: anchorTargetShape,
  base: nodesShape,
  proposed: nodesShape,
  reason: proseShape(COMMENT_LIMIT).default(''),
});
export type SuggestionDraft = z.infer<typeof suggestionDraftShape>;

/**
 * `POST /api/suggestions/:id/acceptance` answers the suggestion; `DELETE` takes the acceptance back, in the text too.
 * With `instead` those nodes are put in. 409 `suggestion-stale` with `staleShape` when the text says something else
 * and the changes cannot be told apart; `nowHash` says that the caller has seen the text as it is now and decides about that.
 */
export const acceptanceShape = z.strictObject({
  instead: z.strictObject({ nodes: nodesShape, part: z.enum(['part', 'edited']) }).nullable().default(null),
  nowHash: z.string().max(100).nullable().default(null),
});
export type Acceptance = z.infer<typeof acceptanceShape>;

export const staleShape = errorShape.extend({
  details: z.strictObject({ base: nodesShape, now: nodesShape, proposed: nodesShape, nowHash: z.string() }),
});

/** `POST /api/suggestions/:id/rejection` answers the suggestion; `DELETE` opens it again. `POST …/withdrawal` takes no body. */
export const rejectionShape = z.strictObject({ reason: proseShape(COMMENT_LIMIT).default('') });
export type Rejection = z.infer<typeof rejectionShape>;

/** `POST /api/responses/:id/suggestions/decisions` decides about many; what cannot be applied says so and stays open. */
export const decisionsShape = z.strictObject({
  decision: z.enum(['accept', 'reject']),
  suggestions: z.array(idShape<SuggestionId>()).min(1).max(DECIDE_LIMIT),
  reason: proseShape(COMMENT_LIMIT).default(''),
});
export type Decisions = z.infer<typeof decisionsShape>;
export const decidedShape = z.strictObject({
  results: z.array(
    z.strictObject({
      id: idShape<SuggestionId>(),
      /** `merged`: applied to a text that had changed beside it. */
      outcome: z.enum(['accepted', 'merged', 'rejected', 'stale', 'gone', 'already-decided']),
    }),
  ),
});
export type DecidedBody = z.infer<typeof decidedShape>;
