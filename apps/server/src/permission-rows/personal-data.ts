// Rows of the permission matrix: how long things are kept, and what is kept about oneself.
import { KEEP_ALL } from '@samsvar/domain';
import type { Row } from '../permission-matrix';
import { OWN_LIST } from './expect';

/** Administrators alone; an author of another organisation is none there either. */
const ADMINISTRATORS: Row['expect'] = [401, 403, 403, 200, 403, 403, 403];

/** One row for each of these routes. They stand last, for the last one takes the principals away. */
export const personalDataRows: readonly Row[] = [
  { route: 'GET /api/organisation/retention', expect: ADMINISTRATORS },
  { route: 'PUT /api/organisation/retention', expect: ADMINISTRATORS, body: () => ({ days: KEEP_ALL }) },
  { route: 'GET /api/organisation/retention/trial', expect: ADMINISTRATORS },
  {
    // A stamp that no trial has given.
    route: 'POST /api/organisation/retention/run',
    expect: [401, 403, 403, 409, 403, 403, 403],
    body: () => ({ stamp: 'none' }),
  },
  { route: 'GET /api/account/export', expect: OWN_LIST },
  { route: 'GET /api/account/erasure', expect: OWN_LIST },
  // The administrator is the only one.
  { route: 'POST /api/account/erasure', expect: [401, 200, 200, 409, 200, 200, 200] },
];
