// What is written down of who did what.

/** Everything that is written down, by room. Each has its words in the catalogue. */
export const AUDIT_ACTIONS = [
  'organisation.created', 'organisation.changed', 'organisation.suspended', 'organisation.resumed', 'phrase.changed', 'decision-bodies.changed',
  'member.invited', 'invitation.renewed', 'invitation.revoked', 'invitation.declined', 'member.joined', 'member.changed', 'member.suspended', 'member.resumed',
  'member.removed', 'member.signed-out', 'member.factors-reset', 'member.left', 'person.erased', 'person.exported',
  'session.began', 'session.ended', 'session.switched', 'session.refused', 'account.password', 'account.email', 'account.factor',
  'sign-in-rules.changed', 'provider.changed', 'provider.tested', 'domain.changed', 'domain.proved',
  'token.made', 'token.revoked', 'webhook.changed', 'retention.changed', 'retention.carried-out', 'audit.exported',
  'consultation.registered', 'consultation.changed', 'document.added', 'document.changed', 'document.removed',
  'source.added', 'source.changed', 'passage.pinned', 'source.version-added', 'source.version-changed', 'source.withdrawn', 'source.restored', 'source.watched',
  'source.recognised', 'finding.decided', 'placement.decided', 'annotations.brought-in', 'response.outline-followed',
  'response.started', 'response.shared', 'response.unshared', 'guest.invited', 'guest.joined', 'guest.changed', 'guest.removed',
  'response.planned', 'response.exported', 'figure.added',
  'thread.begun', 'thread.changed', 'thread.settled', 'thread.reopened', 'thread.moved', 'comment.written', 'comment.changed', 'comment.removed',
  'suggestion.made', 'suggestion.accepted', 'suggestion.rejected', 'suggestion.withdrawn', 'suggestion.reopened',
  'version.named', 'version.restored', 'response.locked', 'response.opened', 'working-copy.taken', 'working-copy.brought-back',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Facts of an entry, without words of drafts or comments and without names or addresses of people, since entries are never rewritten: a role before and after, a count, an id. */
export type AuditFacts = Readonly<Record<string, string | number | boolean | null>>;
