// Small shapes that several rooms use on the wire.
import { isLocalDate, isUuid, type Id, type LocalDate } from '@samsvar/domain';
import { z } from './zod';

/** A lower-case uuid, typed as the id of one kind of thing. */
export const idShape = <T extends Id<string>>() =>
  // The brand exists in the types alone: what has been checked to be a uuid is an id of the kind asked for.
  z.string().refine(isUuid).meta({ format: 'uuid' }) as unknown as z.ZodType<T, T>;

/** A real calendar date, `YYYY-MM-DD`. */
export const localDateShape: z.ZodType<LocalDate, LocalDate> = z
  .string()
  .refine(isLocalDate)
  .meta({ format: 'date' });

/** One line of text from a person: trimmed, NFC, without control or bidi characters. */
export const lineShape = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .pipe(z.string().max(max));

/** The body of every error answer. */
export const errorShape = z.strictObject({
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type ErrorBody = z.infer<typeof errorShape>;
