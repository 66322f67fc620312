// The one place that answers "may this person do this to that thing?". Default is no.
import type { Actor } from './membership/membership';
import { guestOf, partOf, type Alternatives, type Facts, type GuestFacts } from './membership/rule';
import { organisationPolicy } from './membership/organisation.policy';
import { membershipPolicy } from './membership/membership.policy';
import { notificationPolicy } from './notification/notification.policy';
import { consultationPolicy } from './consultation/consultation.policy';
import { sourcePolicy } from './source/source.policy';
import { passagePolicy } from './passage/passage.policy';
import { responsePolicy } from './response/response.policy';
import { commentPolicy } from './comment/comment.policy';
import { suggestionPolicy } from './suggestion/suggestion.policy';
import { versionPolicy } from './version/version.policy';

/** Every permission and what it takes. */
export const POLICY = {
  ...organisationPolicy,
  ...membershipPolicy,
  ...notificationPolicy,
  ...consultationPolicy,
  ...sourcePolicy,
  ...passagePolicy,
  ...responsePolicy,
  ...commentPolicy,
  ...suggestionPolicy,
  ...versionPolicy,
};

export type Permission = keyof typeof POLICY;
export const PERMISSIONS = Object.keys(POLICY) as Permission[]; // the keys of a constant object

/** What a verdict means for the caller: hidden things answer exactly like absent ones. */
export type Verdict = 'allowed' | 'not-allowed' | 'hidden';

/** How one permission is judged. */
export type Judge = (actor: Actor, permission: Permission, facts: Facts) => Verdict;

/** Judges by any such table: tests take parts of it away and see that somebody notices. */
export const judgeBy = (policy: Readonly<Record<Permission, Alternatives>>): Judge => (actor, permission, facts) => {
  if (actor.organisationId !== facts.ownerId && partOf(actor, facts) === null && guestOf(actor, facts) === null) return 'hidden';
  if (actor.scope && !actor.scope.includes(permission)) return 'not-allowed';
  return policy[permission].some((rules) => rules.every((rule) => rule(actor, facts))) ? 'allowed' : 'not-allowed';
};

/** Judges one permission. Things of another organisation that are not shared with the actor are `hidden`; what one may see but not do is `not-allowed`. */
export const may: Judge = judgeBy(POLICY);

/** What lets the actor do this when nothing but being a guest does; null when they may anyway. To be asked about what `may` has allowed. */
export const guestFor = (actor: Actor, permission: Permission, facts: Facts): GuestFacts | null =>
  may(actor, permission, { ...facts, guests: [] }) === 'allowed' ? null : guestOf(actor, facts);

/** The sections that they are limited to then, by the ids of their headings; null: they are not. */
export const sectionsFor = (actor: Actor, permission: Permission, facts: Facts): readonly string[] | null =>
  guestFor(actor, permission, facts)?.sections ?? null;
