// The proof that a permission was judged: store functions demand one and filter on its organisation.
import type { OrganisationId, Permission, PersonId, Role } from '@samsvar/domain';

/** Made by `Access` alone; the private field keeps others from building one. */
export class Grant {
  readonly #judged = true;

  constructor(
    readonly permission: Permission,
    readonly organisationId: OrganisationId,
    readonly personId: PersonId,
    readonly role: Role,
    /** The organisation that the person acts as: another than the owner of what is shared with it. */
    readonly actingAs: OrganisationId,
  ) {}

  /** Whether it came out of a judgement; always true, and only a real `Grant` has it. */
  get isJudged(): boolean {
    return this.#judged;
  }
}
