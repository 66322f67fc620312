// Rows of the permission matrix: web sources.
import { randomUUID } from 'node:crypto';
import type { Row } from '../permission-matrix';
import type { Audited, Unaudited } from './audits';
import type { Shared } from './sharing';

const NO_PAGE: Unaudited = { because: 'Nothing changes in the world of the matrix: its source is no web page.' };
const ABSENT: Shared = [404, 404, 404, 404, 404, 404, 404, 404, 404];
const OWNERS: Shared = [403, 403, 403, 403, 403, 403, 403, 403, 403];

/** One row for each of these routes. */
export const webSourcesRows: readonly Row[] = [
  {
    route: 'POST /api/sources/web',
    expect: [401, 202, 403, 403, 202, 403, 404],
    // Another page each time, where nobody answers.
    body: (w) => ({ organisation: w.organisation, url: `https://sida.invalid/${randomUUID()}` }),
    path: () => '/api/sources/web',
  },
  // The source of the matrix is no web page.
  { route: 'POST /api/sources/:id/snapshots', expect: [401, 404, 403, 403, 404, 403, 404], path: (w) => `/api/sources/${w.source}/snapshots` },
  { route: 'GET /api/sources/:id/watch', expect: [401, 404, 404, 404, 404, 404, 404], path: (w) => `/api/sources/${w.source}/watch` },
  {
    route: 'PUT /api/sources/:id/watch',
    expect: [401, 404, 403, 403, 404, 403, 404],
    path: (w) => `/api/sources/${w.source}/watch`,
    body: () => ({ isOn: true }),
  },
];

/** What each of them that changes something leaves in the log. */
export const webSourcesAudits: Readonly<Record<string, Audited | Unaudited>> = {
  'POST /api/sources/web': { action: 'source.added' },
  'POST /api/sources/:id/snapshots': NO_PAGE,
  'PUT /api/sources/:id/watch': NO_PAGE,
};

/** What those get who share a response. */
export const webSourcesShared: Readonly<Record<string, Shared>> = {
  'POST /api/sources/:id/snapshots': OWNERS,
  'GET /api/sources/:id/watch': ABSENT,
  'PUT /api/sources/:id/watch': OWNERS,
};
