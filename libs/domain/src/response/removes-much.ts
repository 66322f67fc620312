// When one change takes so much of the text with it that it must be meant.

/** Whoever takes less away has it written again in a few minutes, or back by one undo. */
const MUCH_CHARACTERS = 1_500;
const MUCH_PART = 0.4;

/**
 * Whether a change that takes `removed` of `before` characters of text is large enough to ask for an intent.
 * The same rule at both ends: the editor announces such a change, and the server holds back one that was not announced.
 */
export const removesMuch = (before: number, removed: number): boolean =>
  removed >= MUCH_CHARACTERS && removed >= before * MUCH_PART;
