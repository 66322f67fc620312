// English words: search.
import type { SourceWords } from '../source-words';

/** In English. */
export const enSearch: SourceWords['search'] = {};
