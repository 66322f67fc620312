// Words of the log of who did what.

/** Swedish words of the log of who did what. */
export const svAudit = {};
