// Words of how long things are kept, and what is kept about oneself.

/** Swedish words of how long things are kept, and what is kept about oneself. */
export const svRetention = {};
