// A person's role in an organisation, and the person who acts in it.
import type { OrganisationId, PersonId } from '../base/id';

export const ROLES = ['administrator', 'author', 'reviewer', 'registrar', 'decision_maker'] as const;
export type Role = (typeof ROLES)[number];

/** Who does something: always one person, acting as one organisation, in one role. */
export interface Actor {
  readonly personId: PersonId;
  readonly organisationId: OrganisationId;
  readonly role: Role;
  /** What a token of theirs is limited to; left out, whatever the role allows. */
  readonly scope?: readonly string[];
}
