// Rows of the permission matrix: heat.
import type { Row } from '../permission-matrix';
import type { Audited, Unaudited } from './audits';
import type { Shared } from './sharing';

/** One row for each of these routes. */
export const heatRows: readonly Row[] = [];

/** What each of them that changes something leaves in the log. */
export const heatAudits: Readonly<Record<string, Audited | Unaudited>> = {};

/** What those get who share a response. */
export const heatShared: Readonly<Record<string, Shared>> = {};
