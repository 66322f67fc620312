// Rows of the permission matrix: citations for other programs.
import type { Row } from '../permission-matrix';
import type { Audited, Unaudited } from './audits';
import { ALL } from './expect';
import type { Shared } from './sharing';

/** One row for each of these routes. */
export const annotationsRows: readonly Row[] = [
  { route: 'GET /api/responses/:id/annotations', expect: ALL, path: (w) => `/api/responses/${w.response}/annotations` },
  { route: 'GET /api/responses/:id/references', expect: ALL, path: (w) => `/api/responses/${w.response}/references?format=ris` },
  {
    route: 'POST /api/sources/:id/versions/:no/annotations',
    expect: [401, 200, 403, 403, 403, 403, 404],
    path: (w) => `/api/sources/${w.source}/versions/1/annotations`,
    raw: { type: 'application/ld+json', bytes: '[]' },
  },
];

/** What each of them that changes something leaves in the log. */
export const annotationsAudits: Readonly<Record<string, Audited | Unaudited>> = {
  'GET /api/responses/:id/annotations': { action: 'response.exported' },
  'GET /api/responses/:id/references': { action: 'response.exported' },
  'POST /api/sources/:id/versions/:no/annotations': { action: 'annotations.brought-in' },
};

/** What those get who share a response. */
export const annotationsShared: Readonly<Record<string, Shared>> = {
  'GET /api/responses/:id/annotations': [200, 200, 200, 200, 200, 200, 200, 200, 200],
  'GET /api/responses/:id/references': [200, 200, 200, 200, 200, 200, 200, 200, 200],
  'POST /api/sources/:id/versions/:no/annotations': [200, 403, 403, 403, 200, 200, 403, 403, 403],
};
