// Rows of the permission matrix: checks.
import type { Row } from '../permission-matrix';
import type { Audited, Unaudited } from './audits';
import { ALL } from './expect';
import type { Shared } from './sharing';

/** One row for each of these routes. */
export const checksRows: readonly Row[] = [
  { route: 'GET /api/responses/:id/checks', expect: ALL, path: (w) => `/api/responses/${w.response}/checks` },
];

/** What each of them that changes something leaves in the log. */
export const checksAudits: Readonly<Record<string, Audited | Unaudited>> = {};

/** What those get who share a response. */
export const checksShared: Readonly<Record<string, Shared>> = {
  'GET /api/responses/:id/checks': [200, 200, 200, 200, 200, 200, 200, 200, 200],
};
