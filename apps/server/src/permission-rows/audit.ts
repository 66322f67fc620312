// Rows of the permission matrix: audit.
import type { Row } from '../permission-matrix';

/** Administrators, each of the own organisation: there is no path to another's log. */
const ADMINISTRATORS: Row['expect'] = [401, 403, 403, 200, 403, 403, 403];
const PATH = '/api/organisation/audit';

/** One row for each of these routes. */
export const auditRows: readonly Row[] = [
  { route: `GET ${PATH}`, expect: ADMINISTRATORS },
  { route: `GET ${PATH}/export`, expect: ADMINISTRATORS, path: () => `${PATH}/export?format=csv` },
  { route: `GET ${PATH}/verification`, expect: ADMINISTRATORS },
  { route: `GET ${PATH}/witnessed`, expect: ADMINISTRATORS },
];
