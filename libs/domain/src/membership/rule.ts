// The shape of a policy: each permission lists alternatives, each a list of named rules that must all hold.
import type { OrganisationId } from '../base/id';
import type { Actor } from './membership';

/** What the policy needs to know of the thing in question, gathered by one query. */
export interface Facts {
  /** The organisation that owns the thing; the actor's own for what does not exist yet. */
  readonly ownerId: OrganisationId;
}

/** A pure rule. It takes facts and never asks the database. */
export type Rule = (actor: Actor, facts: Facts) => boolean;

/** Any one alternative is enough; within it every rule must hold. */
export type Alternatives = readonly (readonly Rule[])[];

export const isOwn: Rule = (actor, facts) => actor.organisationId === facts.ownerId;
export const isAuthor: Rule = (actor) => actor.role === 'author';
export const isReviewer: Rule = (actor) => actor.role === 'reviewer';
export const isRegistrar: Rule = (actor) => actor.role === 'registrar';
export const isAdministrator: Rule = (actor) => actor.role === 'administrator';
export const isDecisionMaker: Rule = (actor) => actor.role === 'decision_maker';
