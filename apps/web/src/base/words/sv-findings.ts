// Swedish words: findings.

/** In Swedish. */
export const svFindings = {};
