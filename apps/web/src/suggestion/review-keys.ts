// The keys of the review, for the dialog that lists them.
import type { AllWords } from '../base/all-words';

/** Rows of keys and what they do. */
export const reviewKeys = ({ suggestion: { keys } }: AllWords): readonly (readonly [keys: string, does: string])[] => [
  ['Ctrl + Alt + K', keys.comment],
  ['Ctrl + Alt + S', keys.suggest],
  ['F8, Shift + F8', keys.next],
  ['↑ ↓', keys.rows],
  ['@', keys.mention],
  ['Ctrl + Enter', keys.send],
  ['Esc', keys.leave],
  ['Ctrl + F', keys.find],
];
