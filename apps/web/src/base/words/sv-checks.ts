// Swedish words: checks.

/** In Swedish. */
export const svChecks = {};
