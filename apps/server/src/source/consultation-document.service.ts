// The documents of a consultation: what part each plays, and taking one out.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal, type Actor, type DocumentRole, type Language } from '@samsvar/domain';
import type { DocumentBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import { Audit } from '../audit/audit';
import { DATABASE } from '../base/database.token';
import {
  deleteDocument,
  deleteUnreadableSource,
  findDocumentSource,
  findUse,
  lockSource,
  updateDocumentRole,
  type DocumentAddress,
} from './consultation-document.store';
import { findConsultationDocuments } from './consultation-documents';
import { lockUpload } from './source.store';

@Injectable()
export class ConsultationDocumentService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** Gives a document another role, and answers it. */
  async changeRole(
    actor: Actor,
    document: DocumentAddress & { readonly role: DocumentRole },
    language: Language,
  ): Promise<DocumentBody> {
    const { consultation, id } = document;
    const grant = await this.access.require(actor, 'consultation.update', { consultation });
    return transaction(this.sql, async (tx) => {
      if (!(await updateDocumentRole(tx, grant, document))) throw new Refusal('not-found');
      const documents = await findConsultationDocuments(tx, grant, { consultation, language });
      const changed = documents.find((found) => found.id === id);
      if (!changed) throw new Refusal('not-found');
      const facts = { role: document.role, consultation };
      await this.audit.recordBy(tx, grant, { action: 'document.changed', object: { kind: 'consultation_document', id }, facts });
      return changed;
    });
  }

  /**
   * Takes a document out of its consultation. A source that could be read stays in the organisation's library; one
   * that could not goes too, when nothing else points at it. Refuses with `document-in-use` and `by`: `mirror` or
   * `citation`.
   */
  async remove(actor: Actor, document: DocumentAddress): Promise<void> {
    const { consultation } = document;
    const grant = await this.access.require(actor, 'consultation.update', { consultation });
    await transaction(this.sql, async (tx) => {
      const found = await findDocumentSource(tx, grant, document);
      if (!found) throw new Refusal('not-found');
      const { sourceId, sha256 } = found;
      // In the order of an upload, which must not be answered with a source that is about to go.
      if (sha256) await lockUpload(tx, grant, sha256);
      if (!(await lockSource(tx, grant, sourceId))) throw new Refusal('not-found');
      const use = await findUse(tx, grant, sourceId);
      if (use) throw new Refusal('document-in-use', { by: use });
      if (!(await deleteDocument(tx, grant, document))) throw new Refusal('not-found');
      await deleteUnreadableSource(tx, grant, sourceId);
      const facts = { consultation, source: sourceId };
      await this.audit.recordBy(tx, grant, { action: 'document.removed', object: { kind: 'consultation_document', id: document.id }, facts });
    });
  }
}
