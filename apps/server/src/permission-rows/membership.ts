// Rows of the permission matrix: membership.
import type { Row } from '../permission-matrix';

/** One row for each of these routes. */
export const membershipRows: readonly Row[] = [];
