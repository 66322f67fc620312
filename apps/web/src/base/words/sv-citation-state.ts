// Swedish words: citation state.

/** In Swedish. */
export const svCitationState = {};
