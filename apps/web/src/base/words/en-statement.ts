// Words of the accessibility statement and the page about personal data, in English.
import type { svStatement } from './sv-statement';

/** English words of the accessibility statement and the page about personal data. */
export const enStatement: typeof svStatement = {};
