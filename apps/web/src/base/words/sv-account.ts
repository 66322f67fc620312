// Words of one's own account: factors, sessions, address, password reset.

/** Swedish words of one's own account: factors, sessions, address, password reset. */
export const svAccount = {};
