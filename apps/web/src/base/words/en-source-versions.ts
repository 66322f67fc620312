// English words: source versions.
import type { SourceWords } from '../source-words';

/** In English. */
export const enSourceVersions: SourceWords['versions'] = {};
