// Who works with a section, how far it has come, and when it is due.

/** How far the work with a section has come. */
export const WORK_STATES = ['not-begun', 'writing', 'ready-for-review', 'done'] as const;
export type WorkState = (typeof WORK_STATES)[number];

/** One person answers for a section; others write along. */
export const SECTION_PARTS = ['owner', 'co-owner'] as const;
export type SectionPart = (typeof SECTION_PARTS)[number];

/** People that one section can have. */
export const SECTION_PEOPLE_LIMIT = 20;
/** The highest limit of words that can be set. */
export const WORD_LIMIT_MAX = 1_000_000;
