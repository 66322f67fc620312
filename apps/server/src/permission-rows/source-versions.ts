// Rows of the permission matrix: source versions.
import type { Row } from '../permission-matrix';
import type { Audited, Unaudited } from './audits';
import type { Shared } from './sharing';

/** One row for each of these routes. */
export const sourceVersionsRows: readonly Row[] = [];

/** What each of them that changes something leaves in the log. */
export const sourceVersionsAudits: Readonly<Record<string, Audited | Unaudited>> = {};

/** What those get who share a response. */
export const sourceVersionsShared: Readonly<Record<string, Shared>> = {};
