// Rows of the permission matrix: sign in.
import type { Row } from '../permission-matrix';

/** One row for each of these routes. */
export const signInRows: readonly Row[] = [];
