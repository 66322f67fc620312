// Opening a response to somebody new: finding them, and making its text fit at the moment that they are let in.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Refusal, type Actor, type OrganisationId, type ResponseId } from '@samsvar/domain';
import { SYSTEM_DATABASE } from '../base/database.token';
import { inSightOf } from '../base/tenant';
import { findOrganisationByNumber } from './party.store';
import { ResponseDocuments } from './response-documents';
import { Sharing } from './sharing';

/** Somebody may put a mark on the text while it is made ready; after so many tries it is said that it did not work. */
const TRIES = 3;

@Injectable()
export class OpenToOthers {
  constructor(
    private readonly documents: ResponseDocuments,
    private readonly sharing: Sharing,
    // Whoever is to be let in is not here yet.
    @Inject(SYSTEM_DATABASE) private readonly whole: Sql,
  ) {}

  /** The organisation with this organisation number, whoever asks. Throws `organisation-unknown`. */
  async find(organisationNumber: string): Promise<OrganisationId> {
    const [, first, last] = /^(\d{6})-?(\d{4})$/.exec(organisationNumber) ?? [];
    const found = first && last ? await findOrganisationByNumber(this.whole, first + last) : null;
    if (!found) throw new Refusal('organisation-unknown');
    return found;
  }

  /**
   * Makes the text a clean copy, without what was deleted and without marks that an organisation keeps to itself, and lets
   * in. `letIn` answers false when the text has become unfit meanwhile. Throws `unavailable` when that happens too often;
   * whatever it throws, nobody is let in. `actor` is whom the clean copy is made for: of the organisation that owns it.
   */
  async before(responseId: ResponseId, actor: Actor, letIn: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      // Whoever accepts an invitation sees nothing of it yet.
      await inSightOf(null, async () => {
        await this.sharing.prepare(responseId, actor);
        await this.documents.renew(responseId, actor);
      });
      if (await letIn()) return;
    }
    throw new Refusal('unavailable');
  }
}
