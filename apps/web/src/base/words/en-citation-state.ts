// English words: citation state.
import type { SourceWords } from '../source-words';

/** In English. */
export const enCitationState: SourceWords['citationState'] = {};
