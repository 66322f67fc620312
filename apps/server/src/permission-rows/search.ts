// Rows of the permission matrix: search.
import type { Row } from '../permission-matrix';
import type { Audited, Unaudited } from './audits';
import type { Shared } from './sharing';

/** One row for each of these routes. */
export const searchRows: readonly Row[] = [];

/** What each of them that changes something leaves in the log. */
export const searchAudits: Readonly<Record<string, Audited | Unaudited>> = {};

/** What those get who share a response. */
export const searchShared: Readonly<Record<string, Shared>> = {};
