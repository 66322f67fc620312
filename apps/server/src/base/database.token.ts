// The name under which the database connection is injected.

/** Injects the one `Sql` of the process. */
export const DATABASE = Symbol('database');
