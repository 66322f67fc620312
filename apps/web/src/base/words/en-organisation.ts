// Words of what an organisation sets for itself: its pages' frame, settings, phrases, decision bodies, in English.
import type { svOrganisation } from './sv-organisation';

/** English words of what an organisation sets for itself: its pages' frame, settings, phrases, decision bodies. */
export const enOrganisation: typeof svOrganisation = {};
