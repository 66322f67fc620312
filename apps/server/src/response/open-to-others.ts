// Making a response's text fit for somebody new, at the moment that they are let in.
import { Injectable } from '@nestjs/common';
import { Refusal, type Actor, type ResponseId } from '@samsvar/domain';
import { inSightOf } from '../base/tenant';
import { ResponseDocuments } from './response-documents';
import { Sharing } from './sharing';

/** Somebody may put a mark on the text while it is made ready; after so many tries it is said that it did not work. */
const TRIES = 3;

@Injectable()
export class OpenToOthers {
  constructor(
    private readonly documents: ResponseDocuments,
    private readonly sharing: Sharing,
  ) {}

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
