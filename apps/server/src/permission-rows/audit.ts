// Rows of the permission matrix: audit.
import type { Row } from '../permission-matrix';

/** One row for each of these routes. */
export const auditRows: readonly Row[] = [];
