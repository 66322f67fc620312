// English words: facsimile.
import type { SourceWords } from '../source-words';

/** In English. */
export const enFacsimile: SourceWords['facsimile'] = {};
