// Suggestions: changes to our draft that an author may accept. They never are in the text before.

/**
 * `inline`: words within one block of text; `blocks`: one or more whole blocks that stand side by side at the top of the
 * text; `insert`: new blocks after one.
 */
export const SUGGESTION_SCOPES = ['inline', 'blocks', 'insert'] as const;
export type SuggestionScope = (typeof SUGGESTION_SCOPES)[number];

export const SUGGESTION_STATES = ['open', 'accepted', 'rejected', 'withdrawn'] as const;
export type SuggestionState = (typeof SUGGESTION_STATES)[number];

/** How much of a suggestion was accepted: all of it as it stood, some of its changes, or other words instead. */
export const ACCEPTED_PARTS = ['whole', 'part', 'edited'] as const;
export type AcceptedPart = (typeof ACCEPTED_PARTS)[number];

/** Characters of JSON that what is proposed may take. */
export const SUGGESTION_LIMIT = 100_000;
/** Suggestions that can be decided on at once. */
export const DECIDE_LIMIT = 200;
