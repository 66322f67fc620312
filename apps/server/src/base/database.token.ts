// The names under which the database is injected: as the person who asks sees it, and whole.

/**
 * Injects the database as the organisation and the person behind the request may see it: row-level security judges each
 * query, see libs/database/src/tenant.ts and libs/database/migrations/0009-walls.sql. **This is the one to use.** Work that
 * no signed-in person asked for sees everything through it, too.
 *
 * A query that needs more than that fails with `permission denied` or `violates row-level security policy`, or finds nothing.
 */
export const DATABASE = Symbol('database');

/**
 * Injects the database without the second wall. Only for what is shared between organisations or outlives the request that
 * began it: live documents, what is gathered for many at once, facts for the policy, sessions and signing in, jobs, mail,
 * bells and sweeps, invitations, and telling people of other organisations. Whoever uses it for a request has looked at
 * the thing through `DATABASE` first, or says in a comment why not.
 */
export const SYSTEM_DATABASE = Symbol('system database');
