// Rows of the permission matrix: citation states.
import type { Row } from '../permission-matrix';
import type { Audited, Unaudited } from './audits';
import type { Shared } from './sharing';

/** One row for each of these routes. */
export const citationStatesRows: readonly Row[] = [];

/** What each of them that changes something leaves in the log. */
export const citationStatesAudits: Readonly<Record<string, Audited | Unaudited>> = {};

/** What those get who share a response. */
export const citationStatesShared: Readonly<Record<string, Shared>> = {};
