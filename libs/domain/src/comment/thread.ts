// Threads of comments about a text.
import type { OrganisationId, PersonId } from '../base/id';
import type { Role } from '../membership/membership';

/** `organisation`: nobody outside the author's organisation learns that it exists; `parties`: everybody who reads the text. */
export const VISIBILITIES = ['organisation', 'parties'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** How a thread was settled: åtgärdad, avvisad, överförd. */
export const THREAD_OUTCOMES = ['addressed', 'rejected', 'transferred'] as const;
export type ThreadOutcome = (typeof THREAD_OUTCOMES)[number];

/** Who is called in a comment. `label` is what stands in the text after the @. */
export type Mention =
  | { readonly kind: 'person'; readonly id: PersonId; readonly label: string }
  | { readonly kind: 'role'; readonly id: Role; readonly label: string }
  | { readonly kind: 'organisation'; readonly id: OrganisationId; readonly label: string };

export const MENTION_KINDS = ['person', 'role', 'organisation'] as const;

/** Characters of one comment, and of a reason. */
export const COMMENT_LIMIT = 10_000;
/** Threads of one response, settled ones too. */
export const THREAD_LIMIT = 20_000;
/** Mentions of one comment. */
export const MENTION_LIMIT = 50;

