// The keys of searching, for the dialog that lists them.
import type { SourceWords } from '../base/source-words';

/** Rows of keys and what they do. */
export const searchKeys = ({ search: { keys } }: SourceWords): readonly (readonly [keys: string, does: string])[] => [
  ['↑ ↓', keys.arrows],
  ['Enter', keys.open],
  ['C', keys.cite],
  ['Esc', keys.leave],
];
