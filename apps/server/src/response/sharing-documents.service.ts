// The documents that everybody who reads a response may open: those of the matter that it answers.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Refusal, type Actor, type Language, type ResponseId } from '@samsvar/domain';
import type { SharedDocumentsBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import { DATABASE } from '../base/database.token';
import { findConsultationDocuments } from '../source/consultation-documents';
import { findMatter } from './party.store';

@Injectable()
export class SharingDocumentsService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
  ) {}

  /** In order, and nothing else of the matter: its register is the owner's alone. */
  async list(actor: Actor, id: ResponseId, language: Language): Promise<SharedDocumentsBody> {
    const grant = await this.access.require(actor, 'response.read', { response: id });
    const consultation = await findMatter(this.sql, grant, id);
    if (!consultation) throw new Refusal('not-found');
    return { documents: await findConsultationDocuments(this.sql, grant, { consultation, language }) };
  }
}
