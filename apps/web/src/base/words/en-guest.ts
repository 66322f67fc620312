// Words of guests of a response, in English.
import type { svGuest } from './sv-guest';

/** English words of guests of a response. */
export const enGuest: typeof svGuest = {};
