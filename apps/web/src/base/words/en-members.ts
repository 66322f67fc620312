// Words of people, roles and invitations, in English.
import type { svMembers } from './sv-members';

/** English words of people, roles and invitations. */
export const enMembers: typeof svMembers = {};
