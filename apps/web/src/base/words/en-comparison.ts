// English words: comparison.
import type { SourceWords } from '../source-words';

/** In English. */
export const enComparison: SourceWords['comparison'] = {};
