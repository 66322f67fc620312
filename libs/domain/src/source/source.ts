// What a source can be, how far its versions have come and what a reader should know of them.
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
