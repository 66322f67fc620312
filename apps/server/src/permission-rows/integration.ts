// Rows of the permission matrix: integration.
import type { Row } from '../permission-matrix';

/** One row for each of these routes. */
export const integrationRows: readonly Row[] = [];
