// Swedish words: search.

/** In Swedish. */
export const svSearch = {};
