// Swedish words: facsimile.

/** In Swedish. */
export const svFacsimile = {};
