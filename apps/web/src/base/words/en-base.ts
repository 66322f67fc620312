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
  downloadText: 'Download my text',
  back: 'Back',
  optional: '(optional)',
  messages: 'Messages',
  skipToContent: 'Skip to content',
  pageTitle: (title) => `${title} – Samsvar`,
  board: 'My work',
  search: 'Search',
  toStart: 'To the consultations',
  openCalendar: 'Open the calendar',
  errors: {
    title: 'Something went wrong',
    unreachable: 'Samsvar cannot be reached right now. Check your network and try again.',
    unexpected: 'Samsvar answered in a way this page does not understand. Reload the page.',
    crashed:
      'The page stopped because of an error. What you have saved is still there. Reload the page to go on.',
    crashedUnsaved:
      'The page stopped because of an error. What you wrote last is not saved yet. Download the text before you reload the page.',
    partMissing: 'This part could not be fetched. Try again when the connection is back.',
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
    notifications: 'Notifications and mail',
    account: 'My account',
    organisation: 'The organisation',
    actAs: 'You act as',
    outbox: 'Outbox',
    signOut: 'Sign out',
    signingOut: 'You are signed out.',
  },
  roles: {
    administrator: 'Administrator',
    author: 'Author',
    reviewer: 'Reviewer',
    registrar: 'Registrar',
    decision_maker: 'Decision maker',
  },
};
