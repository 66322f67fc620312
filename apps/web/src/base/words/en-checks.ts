// English words: checks.
import type { SourceWords } from '../source-words';

/** In English. */
export const enChecks: SourceWords['checks'] = {};
