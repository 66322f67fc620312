// Rows of the permission matrix: sso.
import type { Row } from '../permission-matrix';

/** One row for each of these routes. */
export const ssoRows: readonly Row[] = [];
