// Every route and who gets what: the table that permission-matrix.spec.ts plays through, cell by cell.
import { MESSAGE } from '@samsvar/protocol';
import { ALL, COMMENTERS, EVERYONE, NOBODYS, NO_CONTENT, OWN_LIST } from './permission-rows/expect';
import { organisationRows } from './permission-rows/organisation';
import { auditRows } from './permission-rows/audit';
import { membershipRows } from './permission-rows/membership';
import { signInRows } from './permission-rows/sign-in';
import { ssoRows } from './permission-rows/sso';
import { integrationRows } from './permission-rows/integration';
import { guestRows } from './permission-rows/guest';
import { personalDataRows } from './permission-rows/personal-data';
import { sourceVersionsRows } from './permission-rows/source-versions';
import { placementsRows } from './permission-rows/placements';
import { citationStatesRows } from './permission-rows/citation-states';
import { heatRows } from './permission-rows/heat';
import { searchRows } from './permission-rows/search';
import { webSourcesRows } from './permission-rows/web-sources';
import { findingsRows } from './permission-rows/findings';
import { annotationsRows } from './permission-rows/annotations';
import { checksRows } from './permission-rows/checks';
import { facsimileRows } from './permission-rows/facsimile';

/** Who asks. All but `anonymous` and `rival` belong to the organisation that owns the world. */
export const PRINCIPALS = [
  'anonymous',
  'author',
  'reviewer',
  'administrator',
  'registrar',
  'decisionMaker',
  'rival',
] as const;
export type Principal = (typeof PRINCIPALS)[number];

/** Ids of what the owning organisation has, and what a request needs to name. */
export interface World {
  readonly organisation: string;
  readonly consultation: string;
  /** A consultation that nobody has begun to answer. */
  readonly unanswered: string;
  /** A document of `consultation`. */
  readonly document: string;
  /** Documents of `consultation` that nothing uses: one for each principal to try to take out. */
  readonly removable: Readonly<Record<Principal, string>>;
  readonly source: string;
  readonly version: string;
  readonly job: string;
  readonly passage: string;
  readonly response: string;
  /** A version of `response`. */
  readonly kept: string;
  readonly figure: string;
  /** A thread of the owning organisation, its first comment (the author's) and a suggestion whose place is not in the text. */
  readonly thread: string;
  readonly comment: string;
  readonly suggestion: string;
  /** A word that stands in everything the organisation owns, and must reach nobody else. */
  readonly canary: string;
}

export interface Row {
  /** Method and path as the router knows them. */
  readonly route: string;
  /**
   * Expected statuses, in the order of `PRINCIPALS`. 404 for the rival means hidden: the same bytes as for an
   * absent thing. 200 for the rival means an answer about the rival's own organisation, without the canary.
   */
  readonly expect: readonly [number, number, number, number, number, number, number];
  /** The path to ask for; left out when the route has no parameters. */
  readonly path?: (world: World, principal: Principal) => string;
  /** JSON to send, or raw bytes with their media type. */
  readonly body?: (world: World) => unknown;
  readonly raw?: { readonly type: string; readonly bytes: string | Uint8Array };
  /** The answer is an endless stream: only its head is read. */
  readonly isStream?: boolean;
}

const DRAFT = {
  title: 'Remiss',
  issuers: ['Region Norrsjö'],
  issuerCaseNumber: 'RS 1',
  sentOn: null,
  dueOn: '2026-12-15',
};
const COMMENT = { text: 'Ett ord till.', mentions: [] };
/** A place that is in no text. */
const TARGET = { from: { block: 'none', offset: 0 }, to: { block: 'none', offset: 4 }, isWhole: false, quote: 'Text', prefix: '', suffix: '', relative: null };
const WORDS = [{ type: 'text', text: 'Text' }];
const FACTS = { kind: 'other', title: 'Källa', issuer: null, caseNumber: null, dated: null };

/** The name of a line that nobody has opened. */
const LINE = '0123456789abcdef0123456789abcdef';

/** The smallest picture there is: one pixel. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** One row for each route. A route without a row fails the test; so does a row without a route. */
export const ROWS: readonly Row[] = [
  { route: 'GET /healthz', expect: EVERYONE },
  { route: 'GET /readyz', expect: EVERYONE },
  { route: 'GET /api/openapi.json', expect: EVERYONE },
  { route: 'GET /api/demo', expect: [404, 404, 404, 404, 404, 404, 404] },
  { route: 'GET /api/session', expect: OWN_LIST },
  {
    route: 'POST /api/session',
    expect: [401, 401, 401, 401, 401, 401, 401],
    body: () => ({ email: 'a@b.se', password: 'fel' }),
  },

  { route: 'GET /api/notifications', expect: OWN_LIST },
  { route: 'PUT /api/notifications/read', expect: OWN_LIST, body: () => ({}) },
  { route: 'GET /api/notifications/events', expect: OWN_LIST, isStream: true },
  { route: 'GET /api/notification-settings', expect: OWN_LIST },
  { route: 'PUT /api/notification-settings', expect: OWN_LIST, body: () => ({ mail: 'daily' }) },
  // Whoever holds the link in a mail may end it; nobody learns whether a link names anybody.
  { route: 'POST /api/unsubscribe', expect: NO_CONTENT, body: () => ({ token: 'nobodys' }) },
  { route: 'POST /avsluta-mejl/:token', expect: NO_CONTENT, path: () => '/avsluta-mejl/nobodys' },
  { route: 'GET /api/outbox', expect: [401, 403, 403, 200, 403, 403, 403] },

  { route: 'GET /api/consultations', expect: OWN_LIST },
  { route: 'POST /api/consultations', expect: [401, 201, 403, 403, 201, 403, 201], body: () => DRAFT },
  { route: 'GET /api/consultations/:id', expect: ALL, path: (w) => `/api/consultations/${w.consultation}` },
  {
    route: 'PUT /api/consultations/:id',
    expect: [401, 200, 403, 403, 200, 403, 404],
    path: (w) => `/api/consultations/${w.consultation}`,
    body: (w) => ({ ...DRAFT, title: `Remiss ${w.canary}` }),
  },

  {
    route: 'PUT /api/consultations/:id/documents/:documentId',
    expect: [401, 200, 403, 403, 200, 403, 404],
    path: (w) => `/api/consultations/${w.consultation}/documents/${w.document}`,
    body: () => ({ role: 'annex' }),
  },
  {
    route: 'DELETE /api/consultations/:id/documents/:documentId',
    expect: [401, 204, 403, 403, 204, 403, 404],
    path: (w, principal) => `/api/consultations/${w.consultation}/documents/${w.removable[principal]}`,
  },

  { route: 'GET /api/sources', expect: OWN_LIST },
  {
    route: 'POST /api/sources',
    expect: [401, 202, 403, 403, 202, 403, 404],
    path: (w) => `/api/sources?organisation=${w.organisation}&filename=a.txt`,
    raw: { type: 'text/plain', bytes: 'Ett stycke text.\n' },
  },
  { route: 'GET /api/sources/:id', expect: ALL, path: (w) => `/api/sources/${w.source}` },
  {
    route: 'PUT /api/sources/:id',
    expect: [401, 200, 403, 403, 200, 403, 404],
    path: (w) => `/api/sources/${w.source}`,
    body: (w) => ({ ...FACTS, title: `Källa ${w.canary}` }),
  },
  {
    route: 'GET /api/sources/:id/versions/:no/blocks',
    expect: ALL,
    path: (w) => `/api/sources/${w.source}/versions/1/blocks`,
  },
  {
    route: 'GET /api/sources/:id/versions/:no/file',
    expect: ALL,
    path: (w) => `/api/sources/${w.source}/versions/1/file`,
  },
  { route: 'GET /api/jobs/:id', expect: ALL, path: (w) => `/api/jobs/${w.job}` },
  {
    route: 'GET /api/jobs/:id/events',
    expect: ALL,
    path: (w) => `/api/jobs/${w.job}/events`,
    isStream: true,
  },

  { route: 'GET /api/passages/:id', expect: ALL, path: (w) => `/api/passages/${w.passage}` },
  {
    // A passage of the rival's own making would be allowed; one in a version that is not theirs is not there.
    route: 'PUT /api/passages/:id',
    expect: [401, 200, 403, 403, 403, 403, 404],
    path: (w) => `/api/passages/${w.passage}`,
    body: (w) => ({
      versionId: w.version,
      blockFrom: 0,
      offsetFrom: 0,
      blockTo: 0,
      offsetTo: 4,
      exact: 'Text',
    }),
  },

  {
    route: 'POST /api/consultations/:id/responses',
    expect: [401, 201, 403, 403, 403, 403, 404],
    path: (w) => `/api/consultations/${w.unanswered}/responses`,
    body: () => ({ mirrors: null, ownCaseNumber: null }),
  },
  { route: 'GET /api/responses/:id', expect: ALL, path: (w) => `/api/responses/${w.response}` },
  {
    route: 'GET /api/responses/:id/projection',
    expect: ALL,
    path: (w) => `/api/responses/${w.response}/projection`,
  },
  {
    route: 'GET /api/responses/:id/citations',
    expect: ALL,
    path: (w) => `/api/responses/${w.response}/citations`,
  },
  {
    route: 'GET /api/responses/:id/export',
    expect: ALL,
    path: (w) => `/api/responses/${w.response}/export?format=docx`,
  },
  {
    route: 'GET /api/responses/:id/working-copy',
    expect: ALL,
    path: (w) => `/api/responses/${w.response}/working-copy`,
  },
  {
    // What may come in is judged after who may bring it.
    route: 'POST /api/responses/:id/working-copy',
    expect: [401, 422, 422, 403, 403, 422, 404],
    path: (w) => `/api/responses/${w.response}/working-copy`,
    raw: { type: 'application/octet-stream', bytes: 'ingen Word-fil' },
  },
  {
    route: 'POST /api/responses/:id/figures',
    expect: [401, 201, 403, 403, 403, 403, 404],
    path: (w) => `/api/responses/${w.response}/figures`,
    raw: { type: 'image/png', bytes: PICTURE },
  },
  {
    route: 'GET /api/responses/:id/figures/:sha256',
    expect: ALL,
    path: (w) => `/api/responses/${w.response}/figures/${w.figure}`,
  },
  {
    // Whoever may read may listen; what they write is judged message by message, below.
    route: 'POST /api/responses/:id/line',
    expect: [401, 201, 201, 201, 201, 201, 404],
    path: (w) => `/api/responses/${w.response}/line`,
  },
  // A line is its opener's alone, so one that was named by chance is nobody's.
  {
    route: 'POST /api/responses/:id/line/:line/poll',
    expect: NOBODYS,
    path: (w) => `/api/responses/${w.response}/line/${LINE}/poll?n=0`,
  },
  {
    route: 'POST /api/responses/:id/line/:line/frames',
    expect: NOBODYS,
    path: (w) => `/api/responses/${w.response}/line/${LINE}/frames?n=0`,
    raw: { type: 'application/octet-stream', bytes: new Uint8Array([0]) },
  },
  {
    route: 'POST /api/responses/:id/line/:line/end',
    expect: NOBODYS,
    path: (w) => `/api/responses/${w.response}/line/${LINE}/end?n=0`,
    raw: { type: 'application/octet-stream', bytes: new Uint8Array([0]) },
  },
  {
    route: 'GET /api/sources/:id/versions/:no/citations',
    expect: ALL,
    path: (w) => `/api/sources/${w.source}/versions/1/citations`,
  },

  { route: 'GET /api/responses/:id/parties', expect: ALL, path: (w) => `/api/responses/${w.response}/parties` },
  {
    // Nobody has the number: whoever may share is told so, and what is shared is the same for the rows that follow.
    route: 'POST /api/responses/:id/parties',
    expect: [401, 404, 403, 404, 403, 403, 404],
    path: (w) => `/api/responses/${w.response}/parties`,
    body: () => ({ organisationNumber: '000000-0000', part: 'review' }),
  },
  {
    // The organisation that owns the response cannot be taken out of it.
    route: 'DELETE /api/responses/:id/parties/:organisationId',
    expect: [401, 403, 403, 403, 403, 403, 404],
    path: (w) => `/api/responses/${w.response}/parties/${w.organisation}`,
  },
  { route: 'GET /api/responses/:id/documents', expect: ALL, path: (w) => `/api/responses/${w.response}/documents` },
  { route: 'GET /api/responses/:id/sections', expect: ALL, path: (w) => `/api/responses/${w.response}/sections` },
  {
    // There is no such section: who may not plan is told that first.
    route: 'PUT /api/responses/:id/sections/:sectionId',
    expect: [401, 404, 403, 403, 403, 403, 404],
    path: (w) => `/api/responses/${w.response}/sections/none`,
    body: () => ({ state: 'writing' }),
  },
  {
    route: 'PUT /api/responses/:id/word-limit',
    expect: [401, 200, 403, 403, 403, 403, 404],
    path: (w) => `/api/responses/${w.response}/word-limit`,
    body: () => ({ wordLimit: 4000 }),
  },
  { route: 'GET /api/board', expect: OWN_LIST },
  {
    // Before any thread blocks it. What this row locks, the next one opens.
    route: 'POST /api/responses/:id/freeze',
    expect: [401, 201, 403, 403, 403, 403, 404],
    path: (w) => `/api/responses/${w.response}/freeze`,
    body: () => ({ label: '' }),
  },
  {
    route: 'DELETE /api/responses/:id/freeze',
    expect: [401, 204, 403, 403, 403, 403, 404],
    path: (w) => `/api/responses/${w.response}/freeze`,
  },

  { route: 'GET /api/responses/:id/people', expect: ALL, path: (w) => `/api/responses/${w.response}/people` },
  { route: 'GET /api/responses/:id/threads', expect: ALL, path: (w) => `/api/responses/${w.response}/threads` },
  {
    route: 'POST /api/responses/:id/threads',
    expect: [401, 201, 201, 403, 201, 201, 404],
    path: (w) => `/api/responses/${w.response}/threads`,
    body: (w) => ({ visibility: 'organisation', target: null, comment: { text: w.canary, mentions: [] } }),
  },
  { route: 'GET /api/threads/:id', expect: ALL, path: (w) => `/api/threads/${w.thread}` },
  { route: 'PUT /api/threads/:id', expect: COMMENTERS, path: (w) => `/api/threads/${w.thread}`, body: () => ({ isBlocking: true }) },
  {
    route: 'POST /api/threads/:id/settlement',
    expect: COMMENTERS,
    path: (w) => `/api/threads/${w.thread}/settlement`,
    body: () => ({ outcome: 'addressed' }),
  },
  { route: 'DELETE /api/threads/:id/settlement', expect: COMMENTERS, path: (w) => `/api/threads/${w.thread}/settlement` },
  {
    // Whoever may, is told that the place is not in the text.
    route: 'PUT /api/threads/:id/anchor',
    expect: [401, 409, 409, 403, 409, 409, 404],
    path: (w) => `/api/threads/${w.thread}/anchor`,
    body: () => ({ target: TARGET }),
  },
  { route: 'PUT /api/threads/:id/seen', expect: [401, 204, 204, 204, 204, 204, 404], path: (w) => `/api/threads/${w.thread}/seen` },
  {
    route: 'POST /api/threads/:id/comments',
    expect: [401, 201, 201, 403, 201, 201, 404],
    path: (w) => `/api/threads/${w.thread}/comments`,
    body: () => COMMENT,
  },
  // One's own words: nobody else's may be changed, whatever the role.
  { route: 'PUT /api/comments/:id', expect: [401, 200, 403, 403, 403, 403, 404], path: (w) => `/api/comments/${w.comment}`, body: () => COMMENT },
  { route: 'DELETE /api/comments/:id', expect: [401, 200, 403, 403, 403, 403, 404], path: (w) => `/api/comments/${w.comment}` },

  { route: 'GET /api/responses/:id/suggestions', expect: ALL, path: (w) => `/api/responses/${w.response}/suggestions` },
  {
    // As above: its place is not in the text.
    route: 'POST /api/responses/:id/suggestions',
    expect: [401, 409, 409, 403, 403, 409, 404],
    path: (w) => `/api/responses/${w.response}/suggestions`,
    body: () => ({ visibility: 'organisation', scope: 'inline', target: TARGET, base: WORDS, proposed: [{ type: 'text', text: 'Ord' }] }),
  },
  {
    route: 'POST /api/responses/:id/suggestions/decisions',
    expect: [401, 200, 403, 403, 403, 403, 404],
    path: (w) => `/api/responses/${w.response}/suggestions/decisions`,
    body: () => ({ decision: 'reject', suggestions: ['0b9a4f9e-94cf-4a11-8f4e-0d2f6c1b7a55'] }),
  },
  { route: 'GET /api/suggestions/:id', expect: ALL, path: (w) => `/api/suggestions/${w.suggestion}` },
  {
    // As above; what is open has no acceptance, and stays so.
    route: 'POST /api/suggestions/:id/acceptance',
    expect: [401, 409, 403, 403, 403, 403, 404],
    path: (w) => `/api/suggestions/${w.suggestion}/acceptance`,
    body: () => ({}),
  },
  {
    route: 'DELETE /api/suggestions/:id/acceptance',
    expect: [401, 200, 403, 403, 403, 403, 404],
    path: (w) => `/api/suggestions/${w.suggestion}/acceptance`,
  },
  {
    route: 'POST /api/suggestions/:id/rejection',
    expect: [401, 200, 403, 403, 403, 403, 404],
    path: (w) => `/api/suggestions/${w.suggestion}/rejection`,
    body: () => ({ reason: 'Nej.' }),
  },
  {
    route: 'DELETE /api/suggestions/:id/rejection',
    expect: [401, 200, 403, 403, 403, 403, 404],
    path: (w) => `/api/suggestions/${w.suggestion}/rejection`,
  },
  {
    // The author's own: a reviewer may propose, but not take back what others proposed.
    route: 'POST /api/suggestions/:id/withdrawal',
    expect: [401, 200, 403, 403, 403, 403, 404],
    path: (w) => `/api/suggestions/${w.suggestion}/withdrawal`,
  },

  { route: 'GET /api/responses/:id/versions', expect: ALL, path: (w) => `/api/responses/${w.response}/versions` },
  {
    route: 'POST /api/responses/:id/versions',
    expect: [401, 201, 403, 403, 403, 403, 404],
    path: (w) => `/api/responses/${w.response}/versions`,
    body: (w) => ({ label: `Version ${w.canary}` }),
  },
  { route: 'GET /api/responses/:id/authorship', expect: ALL, path: (w) => `/api/responses/${w.response}/authorship` },
  { route: 'GET /api/responses/:id/comparable', expect: ALL, path: (w) => `/api/responses/${w.response}/comparable` },
  { route: 'GET /api/versions/:id', expect: ALL, path: (w) => `/api/versions/${w.kept}` },
  {
    route: 'PUT /api/versions/:id',
    expect: [401, 200, 403, 403, 403, 403, 404],
    path: (w) => `/api/versions/${w.kept}`,
    body: (w) => ({ label: `Version ${w.canary}` }),
  },
  {
    route: 'POST /api/versions/:id/restoration',
    expect: [401, 200, 403, 403, 403, 403, 404],
    path: (w) => `/api/versions/${w.kept}/restoration`,
    body: () => ({ sectionId: null }),
  },

  ...organisationRows,
  ...auditRows,
  ...membershipRows,
  ...signInRows,
  ...ssoRows,
  ...integrationRows,
  ...guestRows,
  ...sourceVersionsRows,
  ...placementsRows,
  ...citationStatesRows,
  ...heatRows,
  ...searchRows,
  ...webSourcesRows,
  ...findingsRows,
  ...annotationsRows,
  ...checksRows,
  ...facsimileRows,
  // Last: people are erased by them.
  ...personalDataRows,

  // Last of all, for it ends the session that the other rows use.
  { route: 'DELETE /api/session', expect: [204, 204, 204, 204, 204, 204, 204] },
];

/** Who may send each message of the live socket: everyone who may read, those who may write, or only the
 * server; `sealed`: only what the server itself has sealed before is taken; `asked`: only once the server has asked. */
export const MESSAGES: Readonly<Record<keyof typeof MESSAGE, 'readers' | 'writers' | 'server' | 'sealed' | 'asked'>> = {
  sync: 'writers',
  awareness: 'readers',
  auth: 'server',
  queryAwareness: 'readers',
  ack: 'server',
  cursor: 'server',
  nack: 'server',
  notice: 'server',
  channel: 'server',
  relayed: 'server',
  carry: 'sealed',
  access: 'server',
  check: 'readers',
  intent: 'readers',
  evidence: 'asked',
};
