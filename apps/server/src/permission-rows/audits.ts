// What each route that changes something leaves in the log: the table that permission-matrix.spec.ts plays through with the rows.
import type { AuditAction } from '@samsvar/domain';
import type { Principal } from '../permission-matrix';
import { sourceVersionsAudits } from './source-versions';
import { placementsAudits } from './placements';
import { citationStatesAudits } from './citation-states';
import { heatAudits } from './heat';
import { searchAudits } from './search';
import { webSourcesAudits } from './web-sources';
import { findingsAudits } from './findings';
import { annotationsAudits } from './annotations';
import { checksAudits } from './checks';
import { facsimileAudits } from './facsimile';

/** One entry of this action for everybody who may. */
export interface Audited {
  readonly action: AuditAction;
  /** Those alone who change something in the world of the matrix: for the others it is so already. */
  readonly by?: readonly Principal[];
  /** What goes with it. */
  readonly also?: AuditAction;
  /** It stands in the log of the organisation that it is done to, too. */
  readonly concerned?: true;
}

/** Why nothing is written down. */
export interface Unaudited {
  readonly because: string;
}

const READING = { because: 'What somebody has read, or wants to be told of, changes nothing that others have.' };
const TYPING = { because: 'Live typing has its own log, with who wrote each character.' };
const ASKING = { because: 'It asks who somebody is; what they then do is written down.' };
const NOTHING = (why: string): Unaudited => ({ because: `Nothing changes in the world of the matrix: ${why}.` });
const one = (action: AuditAction): Audited => ({ action });
/** The author comes first; whoever asks for the same thing afterwards finds it done. */
const once = (action: AuditAction): Audited => ({ action, by: ['author'] });

/** By route, as the rows name it. A route that is no GET and not here fails the test; so does a GET that writes something down. */
export const AUDITS: Readonly<Record<string, Audited | Unaudited>> = {
  'POST /api/session': one('session.began'),
  'PUT /api/session/organisation': one('session.switched'),
  'POST /api/session/factor': one('session.began'),
  'POST /api/session/passkey/options': ASKING,
  'POST /api/session/passkey': one('session.began'),
  'POST /api/session/confirmation': ASKING,
  'POST /api/session/confirmation/passkey/options': ASKING,
  'POST /api/session/confirmation/passkey': ASKING,
  // The others were erased before.
  'DELETE /api/session': { action: 'session.ended', by: ['administrator'] },
  'PUT /api/account/name': { action: 'member.changed', by: ['reviewer', 'administrator', 'registrar', 'decisionMaker'] },
  'PUT /api/account/password': one('account.password'),
  'POST /api/account/email': one('account.email'),
  'POST /api/account/email/confirmation': one('account.email'),
  'POST /api/account/totp': { because: 'A code generator counts once it has been confirmed.' },
  'PUT /api/account/totp': one('account.factor'),
  'DELETE /api/account/totp': NOTHING('nobody has a code generator'),
  'POST /api/account/recovery-codes': one('account.factor'),
  'POST /api/account/passkeys/options': ASKING,
  'POST /api/account/passkeys': one('account.factor'),
  'PUT /api/account/passkeys/:id': one('account.factor'),
  'DELETE /api/account/passkeys/:id': one('account.factor'),
  'DELETE /api/account/sessions/:id': one('session.ended'),
  // Only the author has signed in twice.
  'DELETE /api/account/sessions': once('session.ended'),
  'POST /api/password-reset': { because: 'Whoever asks for a link is nobody yet; the new password is written down.' },
  'POST /api/password-reset/completion': one('account.password'),
  'GET /api/account/export': one('person.exported'),
  'DELETE /api/account/membership': NOTHING('the organisation that is named is nobody’s'),
  'POST /api/account/erasure': { action: 'person.erased', also: 'session.ended' },
  'PUT /api/organisation/sign-in-rules': one('sign-in-rules.changed'),

  'PUT /api/notifications/read': READING,
  'PUT /api/notification-settings': READING,
  'POST /api/unsubscribe': READING,
  'POST /avsluta-mejl/:token': READING,
  'PUT /api/threads/:id/seen': READING,

  'POST /api/consultations': one('consultation.registered'),
  'PUT /api/consultations/:id': one('consultation.changed'),
  'PUT /api/consultations/:id/documents/:documentId': one('document.changed'),
  'DELETE /api/consultations/:id/documents/:documentId': one('document.removed'),
  'POST /api/sources': once('source.added'),
  'PUT /api/sources/:id': one('source.changed'),
  'PUT /api/passages/:id': NOTHING('the passage is pinned already'),

  'POST /api/consultations/:id/responses': one('response.started'),
  'GET /api/responses/:id/export': one('response.exported'),
  'GET /api/responses/:id/working-copy': one('working-copy.taken'),
  'POST /api/responses/:id/working-copy': one('working-copy.brought-back'),
  'POST /api/responses/:id/figures': one('figure.added'),
  'POST /api/responses/:id/line': TYPING,
  'POST /api/responses/:id/line/:line/poll': TYPING,
  'POST /api/responses/:id/line/:line/frames': TYPING,
  'POST /api/responses/:id/line/:line/end': TYPING,
  'POST /api/responses/:id/parties': { action: 'response.shared', concerned: true },
  'DELETE /api/responses/:id/parties/:organisationId': { action: 'response.unshared', concerned: true },
  'PUT /api/responses/:id/sections/:sectionId': one('response.planned'),
  'PUT /api/responses/:id/word-limit': one('response.planned'),
  'POST /api/responses/:id/freeze': one('response.locked'),
  'DELETE /api/responses/:id/freeze': one('response.opened'),

  'POST /api/responses/:id/threads': one('thread.begun'),
  'PUT /api/threads/:id': one('thread.changed'),
  'POST /api/threads/:id/settlement': once('thread.settled'),
  'DELETE /api/threads/:id/settlement': once('thread.reopened'),
  'PUT /api/threads/:id/anchor': one('thread.moved'),
  'POST /api/threads/:id/comments': one('comment.written'),
  'PUT /api/comments/:id': one('comment.changed'),
  'DELETE /api/comments/:id': one('comment.removed'),
  'POST /api/responses/:id/suggestions': one('suggestion.made'),
  'POST /api/responses/:id/suggestions/decisions': NOTHING('the suggestion that is named is not there'),
  'POST /api/suggestions/:id/acceptance': one('suggestion.accepted'),
  'DELETE /api/suggestions/:id/acceptance': NOTHING('the suggestion is open, and stays so'),
  'POST /api/suggestions/:id/rejection': one('suggestion.rejected'),
  'DELETE /api/suggestions/:id/rejection': one('suggestion.reopened'),
  'POST /api/suggestions/:id/withdrawal': one('suggestion.withdrawn'),
  'POST /api/responses/:id/versions': one('version.named'),
  'PUT /api/versions/:id': one('version.named'),
  'POST /api/versions/:id/restoration': one('version.restored'),

  'PUT /api/organisation': one('organisation.changed'),
  'PUT /api/organisation/logo': one('organisation.changed'),
  'DELETE /api/organisation/logo': one('organisation.changed'),
  'PUT /api/organisation/decision-bodies': one('decision-bodies.changed'),
  'POST /api/organisation/phrases': one('phrase.changed'),
  'PUT /api/organisation/phrases/:id': one('phrase.changed'),
  'DELETE /api/organisation/phrases/:id': one('phrase.changed'),
  'POST /api/organisation/phrases/:id/use': { because: 'That a phrase was used is a count; the text that it came into has its own log.' },
  'GET /api/organisation/audit/export': one('audit.exported'),

  'PUT /api/organisation/members/:id': one('member.changed'),
  'DELETE /api/organisation/members/:id': one('member.removed'),
  'POST /api/organisation/members/:id/suspension': one('member.suspended'),
  'DELETE /api/organisation/members/:id/suspension': one('member.resumed'),
  'DELETE /api/organisation/members/:id/sessions': one('member.signed-out'),
  'DELETE /api/organisation/members/:id/factors': one('member.factors-reset'),
  'POST /api/organisation/invitations': one('member.invited'),
  'POST /api/organisation/invitations/list': { because: 'A list is only read and shown; nobody is invited by it.' },
  'POST /api/organisation/invitations/:id/renewal': one('invitation.renewed'),
  'DELETE /api/organisation/invitations/:id': one('invitation.revoked'),
  'POST /api/invitation': { because: 'An invitation is only shown.' },
  'POST /api/invitation/acceptance': one('member.joined'),
  'POST /api/invitation/refusal': NOTHING('nobody was invited'),
  'POST /api/responses/:id/guests': once('guest.invited'),
  'PUT /api/responses/:id/guests/:personId': one('guest.changed'),
  'DELETE /api/responses/:id/guests/:personId': one('guest.removed'),
  'DELETE /api/responses/:id/guest-invitations/:invitationId': one('invitation.revoked'),

  'POST /api/organisation/identity-providers': one('provider.changed'),
  'PUT /api/organisation/identity-providers/:id': one('provider.changed'),
  'DELETE /api/organisation/identity-providers/:id': one('provider.changed'),
  'POST /api/organisation/identity-providers/:id/test': one('provider.tested'),
  'POST /api/organisation/domains': one('domain.changed'),
  'POST /api/organisation/domains/:domain/check': one('domain.proved'),
  'DELETE /api/organisation/domains/:domain': one('domain.changed'),
  'POST /sso/:id/acs': NOTHING('there is no such identity provider'),

  'POST /api/tokens': one('token.made'),
  'DELETE /api/tokens/:id': one('token.revoked'),
  'DELETE /api/organisation/tokens/:id': one('token.revoked'),
  'POST /api/organisation/webhooks': one('webhook.changed'),
  'PUT /api/organisation/webhooks/:id': one('webhook.changed'),
  'DELETE /api/organisation/webhooks/:id': one('webhook.changed'),
  'POST /api/organisation/webhooks/:id/ping': { because: 'A trial message changes nothing.' },
  'PUT /api/organisation/retention': one('retention.changed'),
  'POST /api/organisation/retention/run': one('retention.carried-out'),
  ...sourceVersionsAudits,
  ...placementsAudits,
  ...citationStatesAudits,
  ...heatAudits,
  ...searchAudits,
  ...webSourcesAudits,
  ...findingsAudits,
  ...annotationsAudits,
  ...checksAudits,
  ...facsimileAudits,
};
