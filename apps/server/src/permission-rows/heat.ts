// Rows of the permission matrix: who cites a version, and what changed between two.
import type { Row } from '../permission-matrix';
import type { Audited, Unaudited } from './audits';
import { ALL } from './expect';
import type { Shared } from './sharing';

/** One row for each of these routes. */
export const heatRows: readonly Row[] = [
  { route: 'GET /api/sources/:id/versions/:no/heat', expect: ALL, path: (w) => `/api/sources/${w.source}/versions/1/heat` },
  { route: 'GET /api/sources/:id/versions/:no/citations.csv', expect: ALL, path: (w) => `/api/sources/${w.source}/versions/1/citations.csv` },
  { route: 'GET /api/sources/:id/comparison', expect: ALL, path: (w) => `/api/sources/${w.source}/comparison?from=1&to=1` },
];

/** What each of them that changes something leaves in the log. */
export const heatAudits: Readonly<Record<string, Audited | Unaudited>> = {};

/** Whoever is let in reads it, limited to responses they may read. */
const READ: Shared = [200, 200, 200, 200, 200, 200, 200, 200, 200];

/** What those get who share a response. */
export const heatShared: Readonly<Record<string, Shared>> = {
  'GET /api/sources/:id/versions/:no/heat': READ,
  'GET /api/sources/:id/versions/:no/citations.csv': READ,
  'GET /api/sources/:id/comparison': READ,
};
