// Words of how long things are kept, and what is kept about oneself, in English.
import type { svRetention } from './sv-retention';

/** English words of how long things are kept, and what is kept about oneself. */
export const enRetention: typeof svRetention = {};
