// English words of the list of keys.
import type { svKeyboard } from './sv-keyboard';

/** English words of the keyboard help. The rows hold on every page. */
export const enKeyboard: typeof svKeyboard = {
  title: 'Working by keyboard',
  keys: 'Keys',
  does: 'What they do',
  rows: [
    ['Tab', 'Next field, button or link. Shift + Tab goes back.'],
    ['Enter', 'Press the button or follow the link.'],
    ['Arrow keys', 'Move in menus, tabs, toolbars and between choices.'],
    ['Esc', 'Close the menu or dialog.'],
    [
      'Left and right arrow on the dividing line',
      'Make the panes wider or narrower. Shift takes longer steps, Enter resets.',
    ],
    ['?', 'Show this list, when you are not typing in a field.'],
  ],
};
