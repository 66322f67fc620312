// A source: a document that can be cited, with immutable versions made of blocks.
import type { OrganisationId, SourceId, SourceVersionId } from '../base/id';
import type { LocalDate } from '../base/local-date';

export const SOURCE_KINDS = [
  'national_strategy',
  'regional_development_strategy',
  'regional_strategy',
  'programme',
  'action_plan',
  'roadmap',
  'target_vision',
  'letter_of_intent',
  'budget',
  'inquiry_report',
  'ministry_memorandum',
  'government_bill',
  'policy',
  'guideline',
  'party_policy',
  'news_item',
  'press_release',
  'earlier_response',
  'cover_letter',
  'other',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What a source file may be, decided by its bytes and never by its name. */
export const SOURCE_FORMATS = ['pdf', 'docx', 'html', 'text'] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

/** How far a version has come. `needs-ocr` and `failed` keep the original file. */
export const VERSION_STATES = ['queued', 'parsing', 'ready', 'needs-ocr', 'failed'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/**
 * How a version stands among those of its source. `comparing`: read, or being read, and not yet compared with the one before;
 * `held`: so much of what is cited would be gone that a person decides; `set-aside`: not used, and kept.
 */
export const VERSION_STANDINGS = ['comparing', 'held', 'in-use', 'set-aside'] as const;
export type VersionStanding = (typeof VERSION_STANDINGS)[number];

/** Something the reader should know about how the text was read. */
export type SourceWarning =
  | { readonly code: 'tracked-changes'; readonly insertions: number; readonly deletions: number }
  | { readonly code: 'comments-left-out'; readonly count: number }
  | { readonly code: 'pages-without-text'; readonly pages: readonly number[] }
  | { readonly code: 'boilerplate-removed'; readonly count: number }
  | { readonly code: 'encoding-guessed'; readonly encoding: string }
  /** The text of these pages was recognised in a picture, and may be wrong. */
  | { readonly code: 'recognised-pages'; readonly pages: readonly number[] };

export interface Source {
  readonly id: SourceId;
  readonly organisationId: OrganisationId;
  readonly kind: SourceKind;
  readonly title: string;
  readonly issuer: string | null;
  readonly caseNumber: string | null;
  readonly dated: LocalDate | null;
  readonly url: string | null;
  readonly withdrawn: { readonly at: Date; readonly note: string | null } | null;
}

export interface SourceVersion {
  readonly id: SourceVersionId;
  readonly sourceId: SourceId;
  readonly no: number;
  readonly state: VersionState;
  readonly format: SourceFormat | null;
  readonly filename: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly pages: number | null;
  readonly blockCount: number;
  readonly warnings: readonly SourceWarning[];
}
