// English words about being signed in that any page may need.
import type { svSession } from './sv-session';

/** English words of the session room. */
export const enSession: typeof svSession = {
  accessibility: 'Accessibility',
  privacy: 'Personal data',
};
