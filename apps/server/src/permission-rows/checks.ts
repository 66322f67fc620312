// Rows of the permission matrix: checks.
import type { Row } from '../permission-matrix';
import type { Audited, Unaudited } from './audits';
import type { Shared } from './sharing';

/** One row for each of these routes. */
export const checksRows: readonly Row[] = [];

/** What each of them that changes something leaves in the log. */
export const checksAudits: Readonly<Record<string, Audited | Unaudited>> = {};

/** What those get who share a response. */
export const checksShared: Readonly<Record<string, Shared>> = {};
