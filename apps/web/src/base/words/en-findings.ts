// English words: findings.
import type { SourceWords } from '../source-words';

/** In English. */
export const enFindings: SourceWords['findings'] = {};
