// Rows of the permission matrix: organisation.
import type { Row } from '../permission-matrix';
import { NOBODYS, OWN_LIST } from './expect';

/** An id that nobody has. */
const NOBODY = '00000000-0000-4000-8000-000000000000';
const ADMINISTRATORS: Row['expect'] = [401, 403, 403, 200, 403, 403, 403];
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
const PHRASE = (canary: string) => ({ title: `Fras ${canary}`, body: 'Vi avstår från att yttra oss.' });

/** One row for each of these routes. */
export const organisationRows: readonly Row[] = [
  { route: 'GET /api/organisation', expect: OWN_LIST },
  { route: 'PUT /api/organisation', expect: ADMINISTRATORS, body: (w) => ({ letterHead: w.canary }) },
  { route: 'PUT /api/organisation/logo', expect: ADMINISTRATORS, raw: { type: 'image/png', bytes: PIXEL } },
  { route: 'DELETE /api/organisation/logo', expect: ADMINISTRATORS },
  { route: 'GET /api/organisation/logo/:sha256', expect: [401, 404, 404, 404, 404, 404, 404], path: () => `/api/organisation/logo/${'0'.repeat(64)}` },
  { route: 'GET /api/organisation/decision-bodies', expect: OWN_LIST },
  {
    route: 'PUT /api/organisation/decision-bodies',
    expect: ADMINISTRATORS,
    body: (w) => ({ bodies: [{ id: null, name: `Styrelsen ${w.canary}`, meetings: [{ heldOn: '2027-01-14', papersDueOn: '2027-01-05' }] }] }),
  },
  { route: 'POST /api/organisation/phrases', expect: [401, 201, 403, 201, 403, 403, 201], body: () => PHRASE('') },
  { route: 'GET /api/organisation/phrases', expect: OWN_LIST },
  { route: 'PUT /api/organisation/phrases/:id', expect: NOBODYS, path: () => `/api/organisation/phrases/${NOBODY}`, body: (w) => PHRASE(w.canary) },
  { route: 'DELETE /api/organisation/phrases/:id', expect: NOBODYS, path: () => `/api/organisation/phrases/${NOBODY}` },
  { route: 'POST /api/organisation/phrases/:id/use', expect: NOBODYS, path: () => `/api/organisation/phrases/${NOBODY}/use` },
];
