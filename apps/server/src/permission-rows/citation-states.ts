// Rows of the permission matrix: how citations stand, and following a new version of the mirrored source.
import type { Row } from '../permission-matrix';
import type { Audited, Unaudited } from './audits';
import { ALL } from './expect';
import type { Shared } from './sharing';

const OUTLINE = '/api/responses/:id/outline-changes';

/** One row for each of these routes. */
export const citationStatesRows: readonly Row[] = [
  { route: 'GET /api/responses/:id/citations/state', expect: ALL, path: (w) => `/api/responses/${w.response}/citations/state` },
  { route: `GET ${OUTLINE}`, expect: ALL, path: (w) => `/api/responses/${w.response}/outline-changes` },
  { route: `POST ${OUTLINE}`, expect: [401, 200, 403, 403, 403, 403, 404], path: (w) => `/api/responses/${w.response}/outline-changes`, body: () => ({ to: 1 }) },
];

/** What each of them that changes something leaves in the log. */
export const citationStatesAudits: Readonly<Record<string, Audited | Unaudited>> = {
  [`POST ${OUTLINE}`]: { because: 'Nothing changes in the world of the matrix: the response mirrors no source. See response/outline.db.spec.ts.' },
};

/** What those get who share a response. */
export const citationStatesShared: Readonly<Record<string, Shared>> = {
  'GET /api/responses/:id/citations/state': [200, 200, 200, 200, 200, 200, 200, 200, 200],
  [`GET ${OUTLINE}`]: [200, 200, 200, 200, 200, 200, 200, 200, 200],
  // Guests of one section do not change the whole.
  [`POST ${OUTLINE}`]: [200, 403, 403, 403, 200, 403, 403, 403, 403],
};
