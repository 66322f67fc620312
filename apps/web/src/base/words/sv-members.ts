// Words of people, roles and invitations.

/** Swedish words of people, roles and invitations. */
export const svMembers = {};
