// Rows of the permission matrix: organisation.
import type { Row } from '../permission-matrix';

/** One row for each of these routes. */
export const organisationRows: readonly Row[] = [];
