// What those get who share a response that another organisation owns: by route; whatever is not here is hidden from them.
import type { Row } from '../permission-matrix';
import { sourceVersionsShared } from './source-versions';
import { placementsShared } from './placements';
import { citationStatesShared } from './citation-states';
import { heatShared } from './heat';
import { searchShared } from './search';
import { webSourcesShared } from './web-sources';
import { findingsShared } from './findings';
import { annotationsShared } from './annotations';
import { checksShared } from './checks';
import { facsimileShared } from './facsimile';

/** Everybody of an organisation that writes, an author of one that reviews, and single guests. */
export const SHARING = [
  'partyAuthor',
  'partyReviewer',
  'partyAdministrator',
  'reviewingPartyAuthor',
  'guestAuthor',
  'guestAuthorOfSection',
  'guestReviewer',
  'partyRegistrar',
  'partyDecisionMaker',
] as const;
export type Sharing = (typeof SHARING)[number];
/** Statuses in the order of `SHARING`. */
export type Shared = readonly [number, number, number, number, number, number, number, number, number];

/** Whoever is let in reads everything that is shared. */
const READ: Shared = [200, 200, 200, 200, 200, 200, 200, 200, 200];
/** What only the owner decides: they see the response, and may not. */
const OWNERS: Shared = [403, 403, 403, 403, 403, 403, 403, 403, 403];
/** Authors of an organisation that writes: the plan and the names of versions are no single guest's. */
const planned = (status: number): Shared => [status, 403, 403, 403, 403, 403, 403, 403, 403];
/** Whoever comments; guests of one section not outside of it, and what is about the whole text is outside. */
const commented = (status: number): Shared => [status, status, 403, status, status, 403, status, status, status];
/** Whoever writes everywhere in the text. */
const decided = (status: number): Shared => [status, 403, 403, 403, status, 403, 403, 403, 403];

/** By route, as the rows name it (guests as decision 021 has them). */
export const SHARED: Readonly<Record<string, Shared>> = {
  'GET /api/sources/:id': READ,
  'GET /api/sources/:id/versions/:no/blocks': READ,
  'GET /api/sources/:id/versions/:no/file': READ,
  'GET /api/sources/:id/versions/:no/citations': READ,
  'PUT /api/sources/:id': OWNERS,
  'GET /api/passages/:id': READ,
  'PUT /api/passages/:id': [200, 403, 403, 403, 200, 200, 403, 403, 403],

  'GET /api/responses/:id': READ,
  'GET /api/responses/:id/projection': READ,
  'GET /api/responses/:id/citations': READ,
  'GET /api/responses/:id/export': READ,
  'GET /api/responses/:id/working-copy': READ,
  'POST /api/responses/:id/working-copy': [422, 422, 403, 422, 422, 403, 422, 403, 422],
  'POST /api/responses/:id/figures': [201, 403, 403, 403, 201, 201, 403, 403, 403],
  'GET /api/responses/:id/figures/:sha256': READ,
  'POST /api/responses/:id/line': [201, 201, 201, 201, 201, 201, 201, 201, 201],
  'GET /api/responses/:id/parties': READ,
  'POST /api/responses/:id/parties': OWNERS,
  'DELETE /api/responses/:id/parties/:organisationId': OWNERS,
  'GET /api/responses/:id/documents': READ,
  'GET /api/responses/:id/sections': READ,
  'PUT /api/responses/:id/sections/:sectionId': planned(404),
  'PUT /api/responses/:id/word-limit': planned(200),
  'POST /api/responses/:id/freeze': OWNERS,
  'DELETE /api/responses/:id/freeze': OWNERS,
  'GET /api/responses/:id/people': READ,

  'GET /api/responses/:id/threads': READ,
  'POST /api/responses/:id/threads': commented(201),
  'GET /api/threads/:id': READ,
  'PUT /api/threads/:id': commented(200),
  'POST /api/threads/:id/settlement': commented(200),
  'DELETE /api/threads/:id/settlement': commented(200),
  'PUT /api/threads/:id/anchor': commented(409),
  'PUT /api/threads/:id/seen': [204, 204, 204, 204, 204, 204, 204, 204, 204],
  'POST /api/threads/:id/comments': commented(201),
  'PUT /api/comments/:id': OWNERS,
  'DELETE /api/comments/:id': OWNERS,

  'GET /api/responses/:id/suggestions': READ,
  'POST /api/responses/:id/suggestions': [409, 409, 403, 409, 409, 403, 409, 403, 409],
  'POST /api/responses/:id/suggestions/decisions': decided(200),
  'GET /api/suggestions/:id': READ,
  'POST /api/suggestions/:id/acceptance': decided(409),
  'DELETE /api/suggestions/:id/acceptance': decided(200),
  'POST /api/suggestions/:id/rejection': decided(200),
  'DELETE /api/suggestions/:id/rejection': decided(200),
  'POST /api/suggestions/:id/withdrawal': OWNERS,

  'GET /api/responses/:id/versions': READ,
  'POST /api/responses/:id/versions': planned(201),
  'GET /api/responses/:id/authorship': READ,
  'GET /api/responses/:id/comparable': READ,
  'GET /api/versions/:id': READ,
  'PUT /api/versions/:id': planned(200),
  'POST /api/versions/:id/restoration': OWNERS,

  'GET /api/responses/:id/guests': READ,
  'POST /api/responses/:id/guests': OWNERS,
  'PUT /api/responses/:id/guests/:personId': OWNERS,
  'DELETE /api/responses/:id/guests/:personId': OWNERS,
  'DELETE /api/responses/:id/guest-invitations/:invitationId': OWNERS,
  ...sourceVersionsShared,
  ...placementsShared,
  ...citationStatesShared,
  ...heatShared,
  ...searchShared,
  ...webSourcesShared,
  ...findingsShared,
  ...annotationsShared,
  ...checksShared,
  ...facsimileShared,
};

/** What is about one's own organisation, or oneself, or nobody: the answer goes by what somebody is at home. */
export const isOfOneself = ({ expect }: Row): boolean => expect.at(-1) !== 404 || expect.slice(1).every((status) => status === 404);

/** Whether somebody may take their own organisation, or as a guest themselves, out of what is shared. */
export const MAY_LEAVE: readonly Sharing[] = ['partyAuthor', 'reviewingPartyAuthor', 'guestAuthor', 'guestAuthorOfSection', 'guestReviewer'];
