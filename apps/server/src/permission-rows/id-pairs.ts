// Every request that names an id of an organisation's own things, or two: what is asked with somebody else's in each place.
import type { World } from '../permission-matrix';

/** What one organisation has, by the ids that requests name. */
export interface Ids extends World {
  readonly person: string;
  readonly invitation: string;
  readonly token: string;
  readonly webhook: string;
  readonly phrase: string;
  readonly provider: string;
  readonly domain: string;
  readonly body: string;
  readonly guest: string;
  readonly guestInvitation: string;
  readonly party: string;
  /** A response whose text has a section, and that section. */
  readonly planned: string;
  readonly section: string;
  readonly session: string;
  readonly passkey: string;
  readonly line: string;
  readonly logo: string;
  /** Something found in `version`. */
  readonly finding: string;
}

export interface IdPair {
  readonly route: string;
  /** The first id comes from `one`, the second from `other`. */
  readonly path: (one: Ids, other: Ids) => string;
  readonly body?: (one: Ids, other: Ids) => unknown;
  readonly raw?: true;
  readonly by?: 'author' | 'administrator';
  /** What one gets who names only one's own: proves that the ids alone are in the way. Null: not asked, for it waits or spends. */
  readonly own: number | null;
  /** Answered as if the foreign id had not been named; nothing but these tables changes, and nobody there is told. */
  readonly changes?: readonly string[];
}

const comment = (person: string) => ({ text: 'Ett ord', mentions: [{ kind: 'person', id: person, label: 'Ivar Ek' }] });
/** What somebody writes of whom is theirs; whoever cannot read it is not told. */
const SAID = ['comment', 'thread', 'thread_seen', 'notification'];
const WEBHOOK = { name: 'Diariet', url: 'https://diariet.example/hook', events: ['response.shared'], isEnabled: true };
const PROVIDER = {
  name: 'Inloggningstjänst',
  connection: { kind: 'oidc', issuer: 'https://login.example', clientId: 'samsvar', clientSecret: null },
  isEnabled: false,
  defaultRole: null,
};

/** Two ids: in the path, in the path and the body, in the query. */
const PAIRS: readonly IdPair[] = [
  { route: 'PUT /api/consultations/:id/documents/:documentId', path: (a, b) => `/api/consultations/${a.consultation}/documents/${b.document}`, body: () => ({ role: 'annex' }), own: 200 },
  { route: 'DELETE /api/consultations/:id/documents/:documentId', path: (a, b) => `/api/consultations/${a.consultation}/documents/${b.removable.author}`, own: 204 },
  { route: 'POST /api/sources/web', path: () => '/api/sources/web', body: (a, b) => ({ organisation: a.organisation, consultation: b.consultation, url: 'https://sida.invalid/' }), own: 202 },
  { route: 'POST /api/sources', path: (a, b) => `/api/sources?organisation=${a.organisation}&consultation=${b.consultation}&filename=a.txt`, raw: true, own: 202 },
  { route: 'POST /api/consultations/:id/responses', path: (a) => `/api/consultations/${a.unanswered}/responses`, body: (_, b) => ({ mirrors: b.source, ownCaseNumber: null }), own: 201 },
  { route: 'PUT /api/passages/:id', path: (a) => `/api/passages/${a.passage}`, body: (_, b) => ({ versionId: b.version, blockFrom: 0, offsetFrom: 0, blockTo: 0, offsetTo: 4, exact: 'Text' }), own: 200, changes: [] },
  { route: 'PUT /api/sources/:id/versions/:no/placements/:passage', path: (a, b) => `/api/sources/${a.source}/versions/1/placements/${b.passage}`, body: () => ({ decision: 'kept', range: null, revision: 0 }), own: 200 },
  { route: 'POST /api/sources/:id/versions/:no/placements/decisions', path: (a) => `/api/sources/${a.source}/versions/1/placements/decisions`, body: (_, b) => ({ decision: 'kept', placements: [{ passage: b.passage, revision: 0 }] }), own: 200, changes: [] },
  { route: 'PUT /api/sources/:id/versions/:no/findings', path: (a) => `/api/sources/${a.source}/versions/1/findings`, body: (_, b) => ({ findings: [{ id: b.finding, state: 'dismissed' }] }), own: 200 },
  { route: 'GET /api/responses/:id/figures/:sha256', path: (a, b) => `/api/responses/${a.response}/figures/${b.figure}`, own: 200 },
  { route: 'POST /api/responses/:id/line/:line/poll', path: (a, b) => `/api/responses/${a.response}/line/${b.line}/poll?n=0`, own: null },
  { route: 'POST /api/responses/:id/line/:line/frames', path: (a, b) => `/api/responses/${a.response}/line/${b.line}/frames?n=0`, raw: true, own: null },
  { route: 'POST /api/responses/:id/line/:line/end', path: (a, b) => `/api/responses/${a.response}/line/${b.line}/end?n=0`, raw: true, own: null },
  { route: 'DELETE /api/responses/:id/parties/:organisationId', path: (a, b) => `/api/responses/${a.response}/parties/${b.party}`, own: 200 },
  { route: 'PUT /api/responses/:id/sections/:sectionId', path: (a, b) => `/api/responses/${a.planned}/sections/${b.section}`, body: () => ({ state: 'writing' }), own: 200 },
  { route: 'PUT /api/responses/:id/sections/:sectionId', path: (a) => `/api/responses/${a.planned}/sections/${a.section}`, body: (_, b) => ({ owner: b.person }), own: 200 },
  { route: 'PUT /api/responses/:id/sections/:sectionId', path: (a) => `/api/responses/${a.planned}/sections/${a.section}`, body: (_, b) => ({ coOwners: [b.person] }), own: 200 },
  { route: 'POST /api/responses/:id/threads', path: (a) => `/api/responses/${a.response}/threads`, body: (_, b) => ({ visibility: 'organisation', target: null, assignedTo: b.person, comment: { text: 'Ett ord', mentions: [] } }), own: 201 },
  { route: 'POST /api/responses/:id/threads', path: (a) => `/api/responses/${a.response}/threads`, body: (_, b) => ({ visibility: 'parties', target: null, comment: comment(b.person) }), own: 201, changes: SAID },
  { route: 'PUT /api/threads/:id', path: (a) => `/api/threads/${a.thread}`, body: (_, b) => ({ assignedTo: b.person }), own: 200 },
  { route: 'POST /api/threads/:id/comments', path: (a) => `/api/threads/${a.thread}/comments`, body: (_, b) => comment(b.person), own: 201, changes: SAID },
  { route: 'PUT /api/comments/:id', path: (a) => `/api/comments/${a.comment}`, body: (_, b) => comment(b.person), own: 200, changes: SAID },
  { route: 'POST /api/responses/:id/suggestions/decisions', path: (a) => `/api/responses/${a.response}/suggestions/decisions`, body: (_, b) => ({ decision: 'reject', suggestions: [b.suggestion] }), own: 200, changes: [] },
  { route: 'POST /api/versions/:id/restoration', path: (a) => `/api/versions/${a.kept}/restoration`, body: (_, b) => ({ sectionId: b.section }), own: null },
  { route: 'PUT /api/responses/:id/guests/:personId', path: (a, b) => `/api/responses/${a.response}/guests/${b.guest}`, body: () => ({ part: 'review' }), own: 200 },
  { route: 'DELETE /api/responses/:id/guests/:personId', path: (a, b) => `/api/responses/${a.response}/guests/${b.guest}`, own: 200 },
  { route: 'DELETE /api/responses/:id/guest-invitations/:invitationId', path: (a, b) => `/api/responses/${a.response}/guest-invitations/${b.guestInvitation}`, own: 200 },
  { route: 'POST /api/responses/:id/guests', path: (a) => `/api/responses/${a.planned}/guests`, body: (_, b) => ({ email: 'en@gast.example', name: 'En', organisation: 'En', part: 'write', sections: [b.section], until: null }), own: 201 },
];

/** One id, of what belongs to an organisation or to a person of it: the other id is who asks. */
const ALONE: readonly IdPair[] = [
  { route: 'GET /api/organisation/logo/:sha256', path: (_, b) => `/api/organisation/logo/${b.logo}`, own: 200 },
  { route: 'PUT /api/organisation/decision-bodies', path: () => '/api/organisation/decision-bodies', body: (_, b) => ({ bodies: [{ id: b.body, name: 'Styrelsen', meetings: [] }] }), by: 'administrator', own: 200 },
  { route: 'PUT /api/organisation/phrases/:id', path: (_, b) => `/api/organisation/phrases/${b.phrase}`, body: () => ({ title: 'Fras', body: 'Vi avstår.' }), own: 200 },
  { route: 'POST /api/organisation/phrases/:id/use', path: (_, b) => `/api/organisation/phrases/${b.phrase}/use`, own: 204 },
  { route: 'DELETE /api/organisation/phrases/:id', path: (_, b) => `/api/organisation/phrases/${b.phrase}`, own: 200 },
  { route: 'DELETE /api/tokens/:id', path: (_, b) => `/api/tokens/${b.token}`, own: 404 },
  { route: 'DELETE /api/organisation/tokens/:id', path: (_, b) => `/api/organisation/tokens/${b.token}`, by: 'administrator', own: 200 },
  { route: 'PUT /api/organisation/members/:id', path: (_, b) => `/api/organisation/members/${b.person}`, body: () => ({ role: 'registrar' }), by: 'administrator', own: 200 },
  { route: 'POST /api/organisation/members/:id/suspension', path: (_, b) => `/api/organisation/members/${b.person}/suspension`, by: 'administrator', own: 200 },
  { route: 'DELETE /api/organisation/members/:id/suspension', path: (_, b) => `/api/organisation/members/${b.person}/suspension`, by: 'administrator', own: 200 },
  { route: 'DELETE /api/organisation/members/:id/sessions', path: (_, b) => `/api/organisation/members/${b.person}/sessions`, by: 'administrator', own: 200 },
  { route: 'DELETE /api/organisation/members/:id/factors', path: (_, b) => `/api/organisation/members/${b.person}/factors`, by: 'administrator', own: 200 },
  { route: 'POST /api/organisation/invitations/:id/renewal', path: (_, b) => `/api/organisation/invitations/${b.invitation}/renewal`, by: 'administrator', own: 200 },
  { route: 'DELETE /api/organisation/invitations/:id', path: (_, b) => `/api/organisation/invitations/${b.invitation}`, by: 'administrator', own: 200 },
  { route: 'DELETE /api/organisation/members/:id', path: (_, b) => `/api/organisation/members/${b.person}`, by: 'administrator', own: 200 },
  { route: 'PUT /api/session/organisation', path: () => '/api/session/organisation', body: (_, b) => ({ organisationId: b.organisation }), own: null },
  { route: 'PUT /api/organisation/identity-providers/:id', path: (_, b) => `/api/organisation/identity-providers/${b.provider}`, body: () => PROVIDER, by: 'administrator', own: null },
  { route: 'POST /api/organisation/identity-providers/:id/test', path: (_, b) => `/api/organisation/identity-providers/${b.provider}/test`, by: 'administrator', own: null },
  { route: 'GET /api/organisation/identity-providers/:id/test', path: (_, b) => `/api/organisation/identity-providers/${b.provider}/test`, by: 'administrator', own: null },
  { route: 'DELETE /api/organisation/identity-providers/:id', path: (_, b) => `/api/organisation/identity-providers/${b.provider}`, by: 'administrator', own: 200 },
  { route: 'POST /api/organisation/domains/:domain/check', path: (_, b) => `/api/organisation/domains/${b.domain}/check`, by: 'administrator', own: null },
  { route: 'DELETE /api/organisation/domains/:domain', path: (_, b) => `/api/organisation/domains/${b.domain}`, by: 'administrator', own: 200 },
  { route: 'PUT /api/organisation/webhooks/:id', path: (_, b) => `/api/organisation/webhooks/${b.webhook}`, body: () => WEBHOOK, by: 'administrator', own: 200 },
  { route: 'POST /api/organisation/webhooks/:id/ping', path: (_, b) => `/api/organisation/webhooks/${b.webhook}/ping`, by: 'administrator', own: null },
  { route: 'DELETE /api/organisation/webhooks/:id', path: (_, b) => `/api/organisation/webhooks/${b.webhook}`, by: 'administrator', own: 200 },
  { route: 'PUT /api/account/passkeys/:id', path: (_, b) => `/api/account/passkeys/${b.passkey}`, body: () => ({ name: 'Telefon' }), own: 404 },
  { route: 'DELETE /api/account/passkeys/:id', path: (_, b) => `/api/account/passkeys/${b.passkey}`, own: 404 },
  { route: 'DELETE /api/account/sessions/:id', path: (_, b) => `/api/account/sessions/${b.session}`, own: 404 },
  { route: 'GET /api/organisation/audit', path: (_, b) => `/api/organisation/audit?actor=${b.person}`, by: 'administrator', own: 200, changes: [] },
  { route: 'GET /api/search', path: (a, b) => `/api/search?organisation=${a.organisation}&source=${b.source}&q=text`, own: 200, changes: [] },
  { route: 'GET /api/search', path: (a, b) => `/api/search?organisation=${a.organisation}&consultation=${b.consultation}&versions=all&q=text`, own: 200, changes: [] },
];

/** All of them, in an order in which one's own can be spent. */
export const ID_PAIRS: readonly IdPair[] = [...PAIRS, ...ALONE];

/** Names its one id in the path, and is played with a foreign one by the rival of permission-matrix.spec.ts. Versions and pages are numbers. */
export const NAMES_ONE =
  /^\w+ \/(api\/(consultations|sources|jobs|passages|responses|threads|comments|suggestions|versions)|sso|avsluta-mejl)\/:\w+(\/[a-z-]+)?(\/:no(\/[a-z.]+)?(\/:page\/[a-z]+)?|\/decisions|\/state)?$/;
