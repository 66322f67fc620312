// Rows of the permission matrix: membership.
import type { Row } from '../permission-matrix';

/** An id that nobody has. */
const NOBODY = '00000000-0000-4000-8000-000000000000';
/** For administrators of the own organisation alone; the rival is an author elsewhere. */
const ADMINISTRATORS: Row['expect'] = [401, 403, 403, 200, 403, 403, 403];
/** The same about what is not there. */
const ABSENT: Row['expect'] = [401, 403, 403, 404, 403, 403, 403];
/** Whoever asks with a link that leads nowhere. */
const OVER: Row['expect'] = [410, 410, 410, 410, 410, 410, 410];
const TOKEN = 'a'.repeat(43);

/** One row for each of these routes. What is named in a path belongs to nobody: what becomes of people stands in member.db.spec.ts. */
export const membershipRows: readonly Row[] = [
  { route: 'GET /api/organisation/members', expect: ADMINISTRATORS },
  { route: 'PUT /api/organisation/members/:id', expect: ABSENT, path: () => `/api/organisation/members/${NOBODY}`, body: () => ({ role: 'author' }) },
  { route: 'DELETE /api/organisation/members/:id', expect: ABSENT, path: () => `/api/organisation/members/${NOBODY}` },
  { route: 'POST /api/organisation/members/:id/suspension', expect: ABSENT, path: () => `/api/organisation/members/${NOBODY}/suspension` },
  { route: 'DELETE /api/organisation/members/:id/suspension', expect: ABSENT, path: () => `/api/organisation/members/${NOBODY}/suspension` },
  { route: 'DELETE /api/organisation/members/:id/sessions', expect: ABSENT, path: () => `/api/organisation/members/${NOBODY}/sessions` },
  { route: 'DELETE /api/organisation/members/:id/factors', expect: ABSENT, path: () => `/api/organisation/members/${NOBODY}/factors` },
  {
    route: 'POST /api/organisation/invitations',
    expect: ADMINISTRATORS,
    body: (w) => ({ people: [{ email: 'ny@example.se', name: `Ny ${w.canary}`, role: 'author', title: '' }] }),
  },
  {
    route: 'POST /api/organisation/invitations/list',
    expect: ADMINISTRATORS,
    raw: { type: 'text/csv', bytes: 'namn;e-post\nNy;ny2@example.se' },
  },
  { route: 'POST /api/organisation/invitations/:id/renewal', expect: ABSENT, path: () => `/api/organisation/invitations/${NOBODY}/renewal` },
  { route: 'DELETE /api/organisation/invitations/:id', expect: ABSENT, path: () => `/api/organisation/invitations/${NOBODY}` },
  { route: 'POST /api/invitation', expect: OVER, body: () => ({ token: TOKEN }) },
  { route: 'POST /api/invitation/acceptance', expect: OVER, body: () => ({ token: TOKEN, name: 'Ny', password: 'ett långt lösenord för prov' }) },
  { route: 'POST /api/invitation/refusal', expect: OVER, body: () => ({ token: TOKEN }) },
  { route: 'DELETE /api/account/membership', expect: [401, 404, 404, 404, 404, 404, 404], path: () => `/api/account/membership?organisation=${NOBODY}` },
  { route: 'PUT /api/session/organisation', expect: [401, 404, 404, 404, 404, 404, 404], body: () => ({ organisationId: NOBODY }) },
];
