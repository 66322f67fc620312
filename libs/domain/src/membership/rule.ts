// The shape of a policy: each permission lists alternatives, each a list of named rules that must all hold.
import type { OrganisationId, PersonId } from '../base/id';
import type { Actor } from './membership';

/** What the policy needs to know of the thing in question, gathered by one query. */
export interface Facts {
  /** The organisation that owns the thing; the actor's own for what does not exist yet. */
  readonly ownerId: OrganisationId;
  /** The other organisations that it is shared with; left out, there are none. */
  readonly parties?: readonly PartyFacts[];
  /** Single people of other organisations that it is shared with; those whose time is up are left out. */
  readonly guests?: readonly GuestFacts[];
  /** The text may not be changed until it is opened again; left out, it may. */
  readonly isFrozen?: boolean;
}

/** What another organisation may do with what is shared with it: its authors write, or all of its people only review. */
export const PARTS = ['write', 'review'] as const;
export type Part = (typeof PARTS)[number];

export interface PartyFacts {
  readonly organisationId: OrganisationId;
  readonly part: Part;
}

export interface GuestFacts {
  readonly personId: PersonId;
  /** The organisation that they act as there; acting as another they are no guest. */
  readonly organisationId: OrganisationId;
  readonly part: Part;
  /** The sections that they may change or comment on, by the ids of their headings; null: all. */
  readonly sections: readonly string[] | null;
}

/** What the actor is let in to as a single person; null when they are not. */
export const guestOf = (actor: Actor, facts: Facts): GuestFacts | null =>
  facts.guests?.find((guest) => guest.personId === actor.personId && guest.organisationId === actor.organisationId) ?? null;

/** The part of the actor's organisation in what is shared with it; null when it is not. */
export const partOf = (actor: Actor, facts: Facts): Part | null =>
  facts.parties?.find(({ organisationId }) => organisationId === actor.organisationId)?.part ?? null;

/** A pure rule. It takes facts and never asks the database. */
export type Rule = (actor: Actor, facts: Facts) => boolean;

/** Any one alternative is enough; within it every rule must hold. */
export type Alternatives = readonly (readonly Rule[])[];

export const isOwn: Rule = (actor, facts) => actor.organisationId === facts.ownerId;
/** The actor's organisation is one that the thing is shared with. */
export const isParty: Rule = (actor, facts) => partOf(actor, facts) !== null;
/** And its authors may write. */
export const isWritingParty: Rule = (actor, facts) => partOf(actor, facts) === 'write';
/** The actor is let in as a single person, to review or to write; their role at home does not matter then. */
export const isGuest: Rule = (actor, facts) => guestOf(actor, facts) !== null;
/** And may write, perhaps in some sections only. */
export const isWritingGuest: Rule = (actor, facts) => guestOf(actor, facts)?.part === 'write';
/** And may do so in the whole text. */
export const isWritingGuestEverywhere: Rule = (actor, facts) => {
  const guest = guestOf(actor, facts);
  return guest?.part === 'write' && guest.sections === null;
};
export const isOpen: Rule = (_, facts) => facts.isFrozen !== true;
export const isAuthor: Rule = (actor) => actor.role === 'author';
export const isReviewer: Rule = (actor) => actor.role === 'reviewer';
export const isRegistrar: Rule = (actor) => actor.role === 'registrar';
export const isAdministrator: Rule = (actor) => actor.role === 'administrator';
export const isDecisionMaker: Rule = (actor) => actor.role === 'decision_maker';
