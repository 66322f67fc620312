// Rows of the permission matrix: search.
import type { Row } from '../permission-matrix';
import type { Audited, Unaudited } from './audits';
import { ALL } from './expect';
import type { Shared } from './sharing';

/** One row for each of these routes. */
export const searchRows: readonly Row[] = [
  // Another organisation is named: hidden, whatever is asked for.
  { route: 'GET /api/search', expect: ALL, path: (w) => `/api/search?organisation=${w.organisation}&q=${encodeURIComponent(w.canary)}` },
];

/** What each of them that changes something leaves in the log. */
export const searchAudits: Readonly<Record<string, Audited | Unaudited>> = {};

/** What those get who share a response: nothing of whom it belongs to. They search what their own organisation has. */
export const searchShared: Readonly<Record<string, Shared>> = {};
