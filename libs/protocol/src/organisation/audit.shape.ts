// The log of who did what, on the wire.
import { AUDIT_ACTIONS, type PersonId } from '@samsvar/domain';
import { idShape, localDateShape } from '../base/shapes';
import { z } from '../base/zod';

const entryShape = z.strictObject({
  seq: z.number(),
  at: z.string(),
  action: z.enum(AUDIT_ACTIONS),
  /** Null: the operator, or the server itself. The name is the one that the person has now. */
  actor: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  /** The organisation that the actor acted as, when it is another than the log's. */
  actingAs: z.string().nullable(),
  objectKind: z.string(),
  objectId: z.string(),
  /** What the thing is called now, when it is there and the organisation may see it. */
  objectName: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** In hexadecimal. */
  hash: z.string(),
});
export type AuditEntryBody = z.infer<typeof entryShape>;

const filter = {
  from: localDateShape.optional(),
  to: localDateShape.optional(),
  actor: idShape<PersonId>().optional(),
  action: z.enum(AUDIT_ACTIONS).optional(),
};
/** What of the log is asked for; days are local and inclusive. */
export const auditQueryShape = z.strictObject({ ...filter, before: z.string().regex(/^\d{1,15}$/).optional() });
export type AuditQuery = z.infer<typeof auditQueryShape>;
/** `jsonl` is always the whole log: a part of it cannot be checked. */
export const auditExportQueryShape = z.strictObject({ ...filter, format: z.enum(['csv', 'jsonl']) });
export type AuditExportQuery = z.infer<typeof auditExportQueryShape>;

/** `GET /api/organisation/audit?from=&to=&actor=&action=&before=`: newest first, a hundred at a time; days are local and inclusive. */
export const auditShape = z.strictObject({
  entries: z.array(entryShape),
  /** Hand it back as `before` for older ones; null at the end. */
  next: z.string().nullable(),
  /** Everybody who has an entry, for the filter. */
  actors: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});
export type AuditBody = z.infer<typeof auditShape>;

// `GET /api/organisation/audit/export?format=csv|jsonl` with the same filter: CSV for people, JSON lines of all entries for the verifier.

const checkpointShape = z.strictObject({
  organisation: z.strictObject({ id: z.string(), name: z.string() }),
  seq: z.number(),
  hash: z.string(),
  signedAt: z.string(),
  publicKey: z.string(),
  signature: z.string(),
});
/** `GET /api/organisation/audit/verification`: the whole chain read and checked against its checkpoints and those held by others. */
export const auditVerificationShape = z.strictObject({
  count: z.number(),
  head: z.string().nullable(),
  isWhole: z.boolean(),
  /** The first place where it does not hold; null when it does. */
  fault: z.strictObject({ seq: z.number(), kind: z.enum(['missing', 'altered', 'out-of-order', 'cut-short', 'checkpoint']) }).nullable(),
  checkpoints: z.number(),
  /** Other organisations that hold checkpoints of this log. */
  witnesses: z.array(z.string()),
});
export type AuditVerificationBody = z.infer<typeof auditVerificationShape>;
/** `GET /api/organisation/audit/witnessed`: others' checkpoints that this organisation holds, newest of each first. */
export const auditWitnessedShape = z.strictObject({ checkpoints: z.array(checkpointShape) });
export type AuditWitnessedBody = z.infer<typeof auditWitnessedShape>;
