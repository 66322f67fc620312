// Swedish words: web source.

/** In Swedish. */
export const svWebSource = {};
