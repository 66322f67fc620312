// Rows of the permission matrix: placements.
import type { Row } from '../permission-matrix';
import type { Audited, Unaudited } from './audits';
import type { Shared } from './sharing';

/** One row for each of these routes. */
export const placementsRows: readonly Row[] = [];

/** What each of them that changes something leaves in the log. */
export const placementsAudits: Readonly<Record<string, Audited | Unaudited>> = {};

/** What those get who share a response. */
export const placementsShared: Readonly<Record<string, Shared>> = {};
