// The keys of the response page, for the dialog that lists them.
import type { AllWords } from '../base/all-words';

/** Rows of keys and what they do. */
export const responseKeys = ({ response: { keys } }: AllWords): readonly (readonly [keys: string, does: string])[] => [
  ['F6', keys.panes],
  ['Ctrl + Alt + C', keys.cite],
  ['Ctrl + Alt + Q', keys.quote],
  ['Enter, F2', keys.selectBlock],
  ['Shift + ↑ ↓', keys.extendBlock],
  ['Ctrl + Shift + ← →', keys.sentenceEnd],
  ['Ctrl + Shift + ↑ ↓', keys.sentenceStart],
  ['Alt + F10', keys.selectionTools],
  ['Esc', keys.back],
];
