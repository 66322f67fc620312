// Swedish words: outline change.

/** In Swedish. */
export const svOutlineChange = {};
