// Rows of the permission matrix: web sources.
import type { Row } from '../permission-matrix';
import type { Audited, Unaudited } from './audits';
import type { Shared } from './sharing';

/** One row for each of these routes. */
export const webSourcesRows: readonly Row[] = [];

/** What each of them that changes something leaves in the log. */
export const webSourcesAudits: Readonly<Record<string, Audited | Unaudited>> = {};

/** What those get who share a response. */
export const webSourcesShared: Readonly<Record<string, Shared>> = {};
