// Swedish words: comparison.

/** In Swedish. */
export const svComparison = {};
