// Swedish words: source versions.

/** In Swedish. */
export const svSourceVersions = {};
