// Rows of the permission matrix: guest.
import type { Row } from '../permission-matrix';

/** One row for each of these routes. */
export const guestRows: readonly Row[] = [];
