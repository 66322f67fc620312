// Working copies in Word on the wire: `GET /api/responses/:id/working-copy` answers a DOCX with suggestions and threads.
import { z } from '../base/zod';

/** Whose comments and suggestions a copy holds: those that all who share the response see, or the own organisation's too. */
export const COPY_SCOPES = ['parties', 'organisation'] as const;
export type CopyScope = (typeof COPY_SCOPES)[number];

/**
 * `GET /api/responses/:id/working-copy?scope=`. With `organisation` what is internal is marked as such, and the file
 * begins by saying so. Where nobody shares the response both are the same.
 */
export const workingCopyQueryShape = z.strictObject({ scope: z.enum(COPY_SCOPES).default('parties') });

/** Bytes of a Word file that comes back. */
export const WORKING_COPY_LIMIT = 50_000_000;

/** What could not be brought in by itself, with the words it is about. */
const conflictShape = z.strictObject({
  kind: z.enum(['text-changed', 'block-gone', 'protected', 'not-understood']),
  /** Where in the file. */
  quote: z.string(),
  /** What stands in our text now, where it is known. */
  now: z.string(),
  /** What the file says instead. */
  proposed: z.string(),
  by: z.string(),
});

/** `POST /api/responses/:id/working-copy` (the DOCX as body): what came in. Nothing in the text is changed. */
export const workingCopyShape = z.strictObject({
  suggestions: z.number(),
  threads: z.number(),
  /** Answers in threads that were there already. */
  comments: z.number(),
  /** What the file says just as we do, and what had come in before. */
  unchanged: z.number(),
  conflicts: z.array(conflictShape),
  /** Names in the file that are nobody here; theirs came in under the caller. */
  unknownPeople: z.array(z.string()),
  /** When the copy was taken out; older copies are compared with the text of that time. */
  takenOutAt: z.string(),
});
export type WorkingCopyBody = z.infer<typeof workingCopyShape>;
