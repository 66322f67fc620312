// Rows of the permission matrix: tokens and webhooks.
import type { Row } from '../permission-matrix';
import { OWN_LIST } from './expect';

const NOWHERE = '0b9a4f9e-94cf-4a11-8f4e-0d2f6c1b7a55';
/** Administrators alone; an author of another organisation is none there either. */
const ADMINISTRATORS: Row['expect'] = [401, 403, 403, 200, 403, 403, 403];
/** The same, for something that is not there. */
const ADMINISTRATORS_NOT_FOUND: Row['expect'] = [401, 403, 403, 404, 403, 403, 403];
const WEBHOOK = { name: 'Diariet', url: 'https://diariet.example/hook', events: ['response.shared'], isEnabled: true };

/** One row for each of these routes. */
export const integrationRows: readonly Row[] = [
  { route: 'GET /api/tokens', expect: OWN_LIST },
  {
    route: 'POST /api/tokens',
    expect: [401, 201, 201, 201, 201, 201, 201],
    body: () => ({ name: 'Diariet', scopes: ['consultations:read'], until: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) }),
  },
  { route: 'DELETE /api/tokens/:id', expect: [401, 404, 404, 404, 404, 404, 404], path: () => `/api/tokens/${NOWHERE}` },
  { route: 'GET /api/organisation/tokens', expect: ADMINISTRATORS },
  { route: 'DELETE /api/organisation/tokens/:id', expect: ADMINISTRATORS_NOT_FOUND, path: () => `/api/organisation/tokens/${NOWHERE}` },
  { route: 'GET /api/organisation/webhooks', expect: ADMINISTRATORS },
  { route: 'POST /api/organisation/webhooks', expect: [401, 403, 403, 201, 403, 403, 403], body: () => WEBHOOK },
  { route: 'PUT /api/organisation/webhooks/:id', expect: ADMINISTRATORS_NOT_FOUND, path: () => `/api/organisation/webhooks/${NOWHERE}`, body: () => WEBHOOK },
  { route: 'DELETE /api/organisation/webhooks/:id', expect: ADMINISTRATORS_NOT_FOUND, path: () => `/api/organisation/webhooks/${NOWHERE}` },
  { route: 'POST /api/organisation/webhooks/:id/ping', expect: ADMINISTRATORS_NOT_FOUND, path: () => `/api/organisation/webhooks/${NOWHERE}/ping` },
];
