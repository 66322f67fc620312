// The proof that a permission was judged: store functions demand one and filter on its organisation.
import type { Actor, GuestFacts, OrganisationId, Permission, PersonId, Role } from '@samsvar/domain';

/** Made by `Access` alone; the private field keeps others from building one. */
export class Grant {
  readonly #judged = true;

  readonly personId: PersonId;
  readonly role: Role;
  /** The organisation that the person acts as: another than the owner of what is shared with it. */
  readonly actingAs: OrganisationId;

  constructor(
    readonly permission: Permission,
    readonly organisationId: OrganisationId,
    by: Actor,
    /** What lets a guest do this when nothing else does; their role here is that of a guest, then. */
    readonly guest: GuestFacts | null = null,
  ) {
    this.personId = by.personId;
    this.role = by.role;
    this.actingAs = by.organisationId;
  }

  /** The sections that this may be done in, by the ids of their headings; null: all. */
  get sections(): readonly string[] | null {
    return this.guest?.sections ?? null;
  }

  /** Whether it came out of a judgement; always true, and only a real `Grant` has it. */
  get isJudged(): boolean {
    return this.#judged;
  }
}
