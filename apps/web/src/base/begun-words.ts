// Words that somebody has begun and not sent, kept in the tab: where they lie, and forgetting them.

/** Every key under which such words are kept in the tab begins like this. */
export const BEGUN_WORDS = 'samsvar.draft.';

/** Forgets all of them: whoever signs out leaves nothing behind. */
export const forgetBegunWords = (): void => {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(BEGUN_WORDS)) sessionStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
};
