// Rows of the permission matrix: guest.
import type { Row } from '../permission-matrix';
import { ALL } from './expect';

/** An id that nobody has. */
const NOBODY = '00000000-0000-4000-8000-000000000000';
/** Who may share: the owner's authors and administrators. About what is not there. */
const SHARERS_ABSENT: Row['expect'] = [401, 404, 403, 404, 403, 403, 404];

/** One row for each of these routes. What becomes of guests stands in response/guest.db.spec.ts. */
export const guestRows: readonly Row[] = [
  { route: 'GET /api/responses/:id/guests', expect: ALL, path: (w) => `/api/responses/${w.response}/guests` },
  {
    route: 'POST /api/responses/:id/guests',
    expect: [401, 201, 403, 201, 403, 403, 404],
    path: (w) => `/api/responses/${w.response}/guests`,
    body: (w) => ({ email: 'gast@annan.example', name: `Gäst ${w.canary}`, organisation: 'En annan', part: 'review', sections: null, until: null }),
  },
  { route: 'PUT /api/responses/:id/guests/:personId', expect: SHARERS_ABSENT, path: (w) => `/api/responses/${w.response}/guests/${NOBODY}`, body: () => ({ part: 'write' }) },
  { route: 'DELETE /api/responses/:id/guests/:personId', expect: SHARERS_ABSENT, path: (w) => `/api/responses/${w.response}/guests/${NOBODY}` },
  {
    route: 'DELETE /api/responses/:id/guest-invitations/:invitationId',
    expect: SHARERS_ABSENT,
    path: (w) => `/api/responses/${w.response}/guest-invitations/${NOBODY}`,
  },
];
