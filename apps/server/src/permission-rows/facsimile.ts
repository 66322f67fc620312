// Rows of the permission matrix: facsimile.
import type { Row } from '../permission-matrix';
import type { Audited, Unaudited } from './audits';
import type { Shared } from './sharing';

/** One row for each of these routes. */
export const facsimileRows: readonly Row[] = [];

/** What each of them that changes something leaves in the log. */
export const facsimileAudits: Readonly<Record<string, Audited | Unaudited>> = {};

/** What those get who share a response. */
export const facsimileShared: Readonly<Record<string, Shared>> = {};
