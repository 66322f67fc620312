// Rows of the permission matrix: findings.
import type { Row } from '../permission-matrix';
import type { Audited, Unaudited } from './audits';
import { ALL } from './expect';
import type { Shared } from './sharing';

const path = (source: string) => `/api/sources/${source}/versions/1/findings`;

/** One row for each of these routes. */
export const findingsRows: readonly Row[] = [
  { route: 'GET /api/sources/:id/versions/:no/findings', expect: ALL, path: (w) => path(w.source) },
  {
    route: 'PUT /api/sources/:id/versions/:no/findings',
    // The finding that is named is not there.
    expect: [401, 404, 403, 403, 404, 403, 404],
    path: (w) => path(w.source),
    body: () => ({ findings: [{ id: '00000000-0000-4000-8000-000000000000', state: 'confirmed' }] }),
  },
];

/** What each of them that changes something leaves in the log. */
export const findingsAudits: Readonly<Record<string, Audited | Unaudited>> = {
  'PUT /api/sources/:id/versions/:no/findings': { because: 'Nothing changes in the world of the matrix: the finding that is named is not there.' },
};

/** What those get who share a response. */
export const findingsShared: Readonly<Record<string, Shared>> = {
  'GET /api/sources/:id/versions/:no/findings': [200, 200, 200, 200, 200, 200, 200, 200, 200],
  'PUT /api/sources/:id/versions/:no/findings': [403, 403, 403, 403, 403, 403, 403, 403, 403],
};
