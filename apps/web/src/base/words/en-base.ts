// English words that belong to no room: the frame around every page, and general errors.
import type { svBase } from './sv-base';

/** English words of the frame. */
export const enBase: typeof svBase = {
  product: 'Samsvar',
  loading: 'Loading…',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  retry: 'Try again',
  reload: 'Reload the page',
  back: 'Back',
  optional: '(optional)',
  messages: 'Messages',
  skipToContent: 'Skip to content',
  pageTitle: (title) => `${title} – Samsvar`,
  toStart: 'To the consultations',
  openCalendar: 'Open the calendar',
  errors: {
    title: 'Something went wrong',
    unreachable: 'Samsvar cannot be reached right now. Check your network and try again.',
    unexpected: 'Samsvar answered in a way this page does not understand. Reload the page.',
    crashed:
      'The page stopped because of an error. What you have saved is still there. Reload the page to go on.',
    notFoundTitle: 'There is no such page',
    notFound: 'The link may be old or mistyped, or you do not have access to what it leads to.',
  },
  offline:
    'You are not connected. The page shows what is already here; changes cannot be saved until you are connected again.',
  menu: {
    open: (name) => `Menu of ${name}`,
    language: 'Language',
    theme: 'Appearance',
    themes: { system: 'As the device', light: 'Light', dark: 'Dark' },
    keyboard: 'Keyboard',
    signOut: 'Sign out',
    signingOut: 'You are signed out.',
  },
  keyboard: {
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
      ['F6', 'Switch between the text and the source while writing a response.'],
      ['Alt + F10', 'Go from the text to the toolbar. Esc goes back.'],
      ['?', 'Show this list, when you are not typing in a field.'],
    ],
  },
  roles: {
    administrator: 'Administrator',
    author: 'Author',
    reviewer: 'Reviewer',
    registrar: 'Registrar',
    decision_maker: 'Decision maker',
  },
};
