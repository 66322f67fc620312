// English words: outline change.
import type { SourceWords } from '../source-words';

/** In English. */
export const enOutlineChange: SourceWords['outline'] = {};
