// English words: web source.
import type { SourceWords } from '../source-words';

/** In English. */
export const enWebSource: SourceWords['web'] = {};
