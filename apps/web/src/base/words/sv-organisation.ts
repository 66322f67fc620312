// Words of what an organisation sets for itself: its pages' frame, settings, phrases, decision bodies.

/** Swedish words of what an organisation sets for itself: its pages' frame, settings, phrases, decision bodies. */
export const svOrganisation = {};
