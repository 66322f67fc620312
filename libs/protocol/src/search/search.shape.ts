// Searching sources, versions, drafts and delivered responses.
import { SOURCE_KINDS, type ConsultationId, type OrganisationId, type ResponseId, type SourceId, type SourceVersionId } from '@samsvar/domain';
import { z } from '../base/zod';
import { idShape } from '../base/shapes';

/** Where to look. Delivered responses are those whose text is locked, and earlier responses among the sources. */
export const SEARCH_PLACES = ['sources', 'drafts', 'delivered'] as const;

/** Shortest and longest question, in characters. */
export const SEARCH_MIN = 2;
export const SEARCH_MAX = 200;
/** Groups on a page, and hits shown of each group. */
export const SEARCH_PAGE = 20;
export const SEARCH_IN_GROUP = 5;

const listOf = <T extends string>(values: readonly [T, ...T[]]) =>
  z.string().transform((text, context) => {
    const parts = text.split(',');
    const known = z.array(z.enum(values)).min(1).safeParse(parts);
    if (known.success) return known.data;
    context.addIssue({ code: 'custom', message: 'unknown' });
    return z.NEVER;
  });

/** `GET /api/search?organisation=&q=…` */
export const searchQueryShape = z.strictObject({
  organisation: idShape<OrganisationId>(),
  q: z.string().trim().min(SEARCH_MIN).max(SEARCH_MAX),
  /** Set apart by commas; all when left out. */
  in: listOf(SEARCH_PLACES).optional(),
  kind: z.enum(SOURCE_KINDS).optional(),
  source: idShape<SourceId>().optional(),
  consultation: idShape<ConsultationId>().optional(),
  /** Old versions too; without it the newest in use of each source. */
  versions: z.enum(['all']).optional(),
  page: z.coerce.number().int().min(1).max(500).optional(),
});
export type SearchQuery = z.infer<typeof searchQueryShape>;

/** One block with hits. */
export const searchHitShape = z.strictObject({
  /** Block of a source, by its place; null in a response. */
  ord: z.number().nullable(),
  /** Block of a response, by its id; null in a source. */
  blockId: z.string().nullable(),
  sectionTitle: z.string().nullable(),
  pageLabel: z.string().nullable(),
  /** The block's words, cut around the hits; `at` is where they begin in the block. */
  text: z.string(),
  at: z.number(),
  /** What was found, as offsets in `text`. */
  marks: z.array(z.strictObject({ from: z.number(), to: z.number() })),
  /** The sentence or words to cite: offsets in the whole block; null where it cannot be cited. */
  cite: z.strictObject({ from: z.number(), to: z.number(), exact: z.string() }).nullable(),
});
export type SearchHit = z.infer<typeof searchHitShape>;

/** All hits in one version of one source, or in one response. */
export const searchGroupShape = z.strictObject({
  place: z.enum(SEARCH_PLACES),
  title: z.string(),
  source: z
    .strictObject({
      id: idShape<SourceId>(),
      versionId: idShape<SourceVersionId>(),
      no: z.number(),
      kind: z.enum(SOURCE_KINDS),
      isCurrent: z.boolean(),
      /** Its issuer has taken the source back. */
      isWithdrawn: z.boolean(),
    })
    .nullable(),
  responseId: idShape<ResponseId>().nullable(),
  /** Blocks with hits, of which the best `SEARCH_IN_GROUP` are shown, or all when one source is asked for. */
  count: z.number(),
  hits: z.array(searchHitShape),
});
export type SearchGroup = z.infer<typeof searchGroupShape>;

export const searchAnswerShape = z.strictObject({
  groups: z.array(searchGroupShape),
  /** Blocks with hits in all; `isCapped` when counting stopped there. */
  count: z.number(),
  isCapped: z.boolean(),
  /** None of them has the words: all only resemble them. */
  isNear: z.boolean().default(false),
  page: z.number(),
  hasMore: z.boolean(),
});
export type SearchAnswer = z.infer<typeof searchAnswerShape>;
