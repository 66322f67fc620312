// Rows of the permission matrix: source versions.
import type { Row } from '../permission-matrix';
import type { Audited, Unaudited } from './audits';
import type { Shared } from './sharing';

const OWNERS: Shared = [403, 403, 403, 403, 403, 403, 403, 403, 403];
/** Authors and registrars of the organisation. */
const UPLOADERS: Row['expect'] = [401, 200, 403, 403, 200, 403, 404];

/** One row for each of these routes. */
export const sourceVersionsRows: readonly Row[] = [
  {
    route: 'POST /api/sources/:id/versions',
    expect: [401, 202, 403, 403, 202, 403, 404],
    path: (w) => `/api/sources/${w.source}/versions?filename=a.txt`,
    // The file of the world’s source (testing/a-matrix-world.ts): a version that is read would go on changing things behind the rows that follow.
    raw: { type: 'text/plain', bytes: 'Text om Kanariefågel7319.' },
  },
  {
    route: 'PUT /api/sources/:id/versions/:no',
    expect: UPLOADERS,
    path: (w) => `/api/sources/${w.source}/versions/1`,
    body: () => ({ label: 'Remissversion 1', dated: '2026-09-14' }),
  },
  {
    route: 'PUT /api/sources/:id/versions/:no/standing',
    expect: UPLOADERS,
    path: (w) => `/api/sources/${w.source}/versions/1/standing`,
    body: () => ({ standing: 'in-use' }),
  },
  { route: 'PUT /api/sources/:id/withdrawal', expect: UPLOADERS, path: (w) => `/api/sources/${w.source}/withdrawal`, body: () => ({ note: 'Ersatt av en ny strategi' }) },
  { route: 'DELETE /api/sources/:id/withdrawal', expect: UPLOADERS, path: (w) => `/api/sources/${w.source}/withdrawal` },
];

/** What each of them that changes something leaves in the log. */
export const sourceVersionsAudits: Readonly<Record<string, Audited | Unaudited>> = {
  'POST /api/sources/:id/versions': { because: 'Nothing changes in the world of the matrix: the source has this file.' },
  'PUT /api/sources/:id/versions/:no': { action: 'source.version-changed' },
  'PUT /api/sources/:id/versions/:no/standing': { because: 'Nothing changes in the world of the matrix: the version is in use.' },
  // The registrar finds it done.
  'PUT /api/sources/:id/withdrawal': { action: 'source.withdrawn', by: ['author'] },
  'DELETE /api/sources/:id/withdrawal': { action: 'source.restored', by: ['author'] },
};

/** What those get who share a response. */
export const sourceVersionsShared: Readonly<Record<string, Shared>> = {
  'POST /api/sources/:id/versions': OWNERS,
  'PUT /api/sources/:id/versions/:no': OWNERS,
  'PUT /api/sources/:id/versions/:no/standing': OWNERS,
  'PUT /api/sources/:id/withdrawal': OWNERS,
  'DELETE /api/sources/:id/withdrawal': OWNERS,
};
