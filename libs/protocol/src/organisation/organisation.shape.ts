// What an organisation has set for itself, on the wire.
import {
  ORGANISATION_TYPES,
  RETENTION_DAYS,
  RETENTION_KINDS,
  TITLE_WORDS,
  type DecisionBodyId,
  type PhraseId,
} from '@samsvar/domain';
import { z } from '../base/zod';
import { idShape, lineShape, localDateShape } from '../base/shapes';

export const LETTER_HEAD_LIMIT = 1_000;
export const SIGNATORY_RULE_LIMIT = 1_000;
export const IMPORTANCE_CLASSES_LIMIT = 10;
export const PHRASES_LIMIT = 200;
export const PHRASE_LIMIT = 4_000;
export const DECISION_BODIES_LIMIT = 20;
export const MEETINGS_LIMIT = 60;
/** Largest logo, in bytes: PNG or JPEG, or it is refused with `unsupported-type`. */
export const LOGO_LIMIT = 500_000;

/** Several lines of text from a person: NFC, no control or bidi characters but line breaks. */
export const textShape = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n]|[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, ' ')
        .trim(),
    )
    .pipe(z.string().max(max));

const settingsShape = z.strictObject({
  titleWord: z.enum(TITLE_WORDS),
  language: z.enum(['sv', 'en']),
  letterHead: textShape(LETTER_HEAD_LIMIT),
  signatoryRule: textShape(SIGNATORY_RULE_LIMIT),
  importanceClasses: z.array(lineShape(60)).max(IMPORTANCE_CLASSES_LIMIT),
});

/** `GET /api/organisation`: for all of its people. */
export const organisationShape = settingsShape.extend({
  name: z.string(),
  /** Empty for the organisation of a guest. */
  number: z.string(),
  type: z.enum(ORGANISATION_TYPES),
  /** Address of the logo; null when there is none. It changes with the picture. */
  logo: z.string().nullable(),
  updatedAt: z.string().nullable(),
});
export type OrganisationBody = z.infer<typeof organisationShape>;

/** `PUT /api/organisation` answers the same as GET. What is left out stays as it is. */
export const organisationChangeShape = settingsShape.extend({ name: lineShape(200).pipe(z.string().min(2)) }).partial();
export type OrganisationChange = z.infer<typeof organisationChangeShape>;

// `PUT /api/organisation/logo` takes the picture's bytes, `DELETE` takes it away, `GET /api/organisation/logo/:sha256` shows it.

const phraseShape = z.strictObject({
  id: idShape<PhraseId>(),
  title: z.string(),
  body: z.string(),
  /** How often it has been put into a text, and when last. */
  used: z.number(),
  usedAt: z.string().nullable(),
  updatedBy: z.string(),
  updatedAt: z.string(),
});
/** `GET /api/organisation/phrases`, by title. The other phrase routes answer it, too. */
export const phrasesShape = z.strictObject({ phrases: z.array(phraseShape) });
export type PhrasesBody = z.infer<typeof phrasesShape>;
/** `POST /api/organisation/phrases`, `PUT /api/organisation/phrases/:id`; `DELETE` takes no body; `POST …/:id/use` counts a use and answers 204. */
export const phraseDraftShape = z.strictObject({
  title: lineShape(120).pipe(z.string().min(1)),
  body: textShape(PHRASE_LIMIT).pipe(z.string().min(1)),
});
export type PhraseDraft = z.infer<typeof phraseDraftShape>;

const meetingShape = z.strictObject({ heldOn: localDateShape, papersDueOn: localDateShape.nullable() });
/** `GET /api/organisation/decision-bodies`, and the answer to `PUT`, which replaces the whole list; a body without id is new. */
export const decisionBodiesShape = z.strictObject({
  bodies: z.array(z.strictObject({ id: idShape<DecisionBodyId>(), name: z.string(), meetings: z.array(meetingShape) })),
});
export type DecisionBodiesBody = z.infer<typeof decisionBodiesShape>;
export const decisionBodiesDraftShape = z.strictObject({
  bodies: z
    .array(
      z.strictObject({
        id: idShape<DecisionBodyId>().nullable(),
        name: lineShape(120).pipe(z.string().min(1)),
        meetings: z.array(meetingShape).max(MEETINGS_LIMIT),
      }),
    )
    .max(DECISION_BODIES_LIMIT),
});
export type DecisionBodiesDraft = z.infer<typeof decisionBodiesDraftShape>;

const daysShape = z.number().int().min(RETENTION_DAYS.min).max(RETENTION_DAYS.max).nullable();
/** `GET` and `PUT /api/organisation/retention`. Nothing is removed by it until it is carried out. */
export const retentionShape = z.strictObject({
  // Every kind is listed on this line.
  days: z.strictObject(Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, daysShape])) as Record<(typeof RETENTION_KINDS)[number], typeof daysShape>),
});
export type RetentionBody = z.infer<typeof retentionShape>;
/** `GET /api/organisation/retention/trial`: what would go now, and `POST /api/organisation/retention/run` with the trial's `stamp`: what went. */
export const retentionTrialShape = z.strictObject({
  kinds: z.array(z.strictObject({ kind: z.enum(RETENTION_KINDS), days: z.number().nullable(), count: z.number(), oldest: z.string().nullable() })),
  /** Names exactly what was counted: running it with another one is refused as `conflict`. */
  stamp: z.string(),
});
export type RetentionTrialBody = z.infer<typeof retentionTrialShape>;
export const retentionRunShape = z.strictObject({ stamp: z.string().max(100) });
export type RetentionRun = z.infer<typeof retentionRunShape>;
