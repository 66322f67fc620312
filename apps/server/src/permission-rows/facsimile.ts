// Rows of the permission matrix: facsimile.
import type { Row } from '../permission-matrix';
import type { Audited, Unaudited } from './audits';
import { ALL, NOBODYS } from './expect';
import type { Shared } from './sharing';

const path = (source: string, rest: string) => `/api/sources/${source}/versions/1/${rest}`;
/** Whoever is let in reads everything that is shared. */
const READ: Shared = [200, 200, 200, 200, 200, 200, 200, 200, 200];
const ABSENT: Shared = [404, 404, 404, 404, 404, 404, 404, 404, 404];

/** One row for each of these routes. The source of that world is plain text: it has no pages, and nothing to recognise. */
export const facsimileRows: readonly Row[] = [
  { route: 'GET /api/sources/:id/versions/:no/pages', expect: ALL, path: (w) => path(w.source, 'pages') },
  { route: 'GET /api/sources/:id/versions/:no/pages/:page/image', expect: NOBODYS, path: (w) => path(w.source, 'pages/1/image?width=400') },
  { route: 'GET /api/sources/:id/versions/:no/pages/:page/lines', expect: ALL, path: (w) => path(w.source, 'pages/1/lines') },
  { route: 'GET /api/sources/:id/versions/:no/recognition', expect: ALL, path: (w) => path(w.source, 'recognition') },
  {
    route: 'POST /api/sources/:id/versions/:no/recognition',
    // Those who may are told that no page needs it.
    expect: [401, 400, 403, 403, 400, 403, 404],
    path: (w) => path(w.source, 'recognition'),
  },
];

/** What each of them that changes something leaves in the log. */
export const facsimileAudits: Readonly<Record<string, Audited | Unaudited>> = {
  'POST /api/sources/:id/versions/:no/recognition': { because: 'Nothing changes in the world of the matrix: no page of its source is a picture.' },
};

/** What those get who share a response. */
export const facsimileShared: Readonly<Record<string, Shared>> = {
  'GET /api/sources/:id/versions/:no/pages': READ,
  'GET /api/sources/:id/versions/:no/pages/:page/image': ABSENT,
  'GET /api/sources/:id/versions/:no/pages/:page/lines': READ,
  'GET /api/sources/:id/versions/:no/recognition': READ,
  'POST /api/sources/:id/versions/:no/recognition': [403, 403, 403, 403, 403, 403, 403, 403, 403],
};
