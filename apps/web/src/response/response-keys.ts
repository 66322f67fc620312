// The keys of the response page, for the dialog that lists them.
import type { AllWords } from '../base/all-words';

/** Rows of the keys of writing, in the text. */
export const writingKeys = ({ response: { keys } }: AllWords): readonly (readonly [keys: string, does: string])[] => [
  ['Ctrl + B', keys.bold],
  ['Ctrl + I', keys.italic],
  ['Ctrl + K', keys.link],
  ['Ctrl + Shift + 8', keys.bulletList],
  ['Ctrl + Shift + 7', keys.orderedList],
  ['Ctrl + Shift + B', keys.quotation],
  ['Ctrl + Alt + D', keys.demand],
  ['Ctrl + Alt + F', keys.footnote],
  ['Ctrl + Alt + 0', keys.paragraph],
  ['Ctrl + Alt + 1, 2, 3', keys.heading],
  ['Ctrl + Z', keys.undo],
  ['Ctrl + Y, Ctrl + Shift + Z', keys.redo],
  ['Tab, Shift + Tab', keys.tab],
];

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
