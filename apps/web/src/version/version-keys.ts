// The keys of the versions page, for the dialog that lists them.
import type { AllWords } from '../base/all-words';

/** Rows of keys and what they do. */
export const versionKeys = ({ version: { keys } }: AllWords): readonly (readonly [keys: string, does: string])[] => [
  ['F8', keys.next],
  ['Shift + F8', keys.previous],
  ['N, P', keys.letters],
  ['↑ ↓', keys.arrows],
];
