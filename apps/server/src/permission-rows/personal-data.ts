// Rows of the permission matrix: personal data.
import type { Row } from '../permission-matrix';

/** One row for each of these routes. */
export const personalDataRows: readonly Row[] = [];
