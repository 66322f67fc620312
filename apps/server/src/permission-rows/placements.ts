// Rows of the permission matrix: placements.
import type { Row } from '../permission-matrix';
import type { Audited, Unaudited } from './audits';
import { ALL } from './expect';
import type { Shared } from './sharing';

/** Whoever is let in reads everything that is shared. */
const READ: Shared = [200, 200, 200, 200, 200, 200, 200, 200, 200];
const OWNERS: Shared = [403, 403, 403, 403, 403, 403, 403, 403, 403];

/** One row for each of these routes. The passage of that world has a place in the version that it is pinned to, as none has. */
export const placementsRows: readonly Row[] = [
  { route: 'GET /api/sources/:id/versions/:no/placements', expect: ALL, path: (w) => `/api/sources/${w.source}/versions/1/placements` },
  {
    route: 'PUT /api/sources/:id/versions/:no/placements/:passage',
    // The registrar has not seen what the author decided.
    expect: [401, 200, 403, 403, 409, 403, 404],
    path: (w) => `/api/sources/${w.source}/versions/1/placements/${w.passage}`,
    body: () => ({ decision: 'kept', range: null, revision: 0 }),
  },
  {
    route: 'POST /api/sources/:id/versions/:no/placements/decisions',
    expect: [401, 200, 403, 403, 200, 403, 404],
    path: (w) => `/api/sources/${w.source}/versions/1/placements/decisions`,
    body: (w) => ({ decision: 'kept', placements: [{ passage: w.passage, revision: 1 }] }),
  },
  { route: 'GET /api/passages/:id/current', expect: ALL, path: (w) => `/api/passages/${w.passage}/current` },
  { route: 'POST /api/passages/:id/renewal', expect: [401, 200, 403, 403, 403, 403, 404], path: (w) => `/api/passages/${w.passage}/renewal` },
];

/** What each of them that changes something leaves in the log. */
export const placementsAudits: Readonly<Record<string, Audited | Unaudited>> = {
  'PUT /api/sources/:id/versions/:no/placements/:passage': { action: 'placement.decided' },
  // The registrar has not seen what the author decided.
  'POST /api/sources/:id/versions/:no/placements/decisions': { action: 'placement.decided', by: ['author'] },
  'POST /api/passages/:id/renewal': { because: 'Nothing changes in the world of the matrix: the passage is pinned to the current version.' },
};

/** What those get who share a response. */
export const placementsShared: Readonly<Record<string, Shared>> = {
  'GET /api/sources/:id/versions/:no/placements': READ,
  'PUT /api/sources/:id/versions/:no/placements/:passage': OWNERS,
  'POST /api/sources/:id/versions/:no/placements/decisions': OWNERS,
  'GET /api/passages/:id/current': READ,
  'POST /api/passages/:id/renewal': [200, 403, 403, 403, 200, 200, 403, 403, 403],
};
