// One consultation with its documents: put together from three rooms, and so above them.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import type { Actor, ConsultationId, Language } from '@samsvar/domain';
import type { ConsultationBody, ConsultationDraft } from '@samsvar/protocol';
import { Access } from './access/access';
import { DATABASE } from './base/database.token';
import { CaseFileService } from './case-file/case-file.service';
import { ConsultationService } from './consultation/consultation.service';
import { findConsultationDocuments } from './source/consultation-documents';

@Injectable()
export class ConsultationPageService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly consultations: ConsultationService,
    private readonly caseFiles: CaseFileService,
  ) {}

  /** The consultation, its state and its documents. */
  async read(actor: Actor, consultation: ConsultationId, language: Language): Promise<ConsultationBody> {
    const grant = await this.access.require(actor, 'consultation.read', { consultation });
    const row = await this.consultations.read(grant, consultation);
    return {
      ...row,
      documents: await findConsultationDocuments(this.sql, grant, { consultation, language }),
    };
  }

  /** Registers a consultation with its case file, and answers it. */
  async register(actor: Actor, draft: ConsultationDraft, language: Language): Promise<ConsultationBody> {
    return this.read(actor, await this.caseFiles.register(actor, draft), language);
  }

  /** Corrects what is known about a consultation, and answers it. */
  async update(
    actor: Actor,
    consultation: ConsultationDraft & { readonly id: ConsultationId },
    language: Language,
  ): Promise<ConsultationBody> {
    await this.consultations.update(actor, consultation);
    return this.read(actor, consultation.id, language);
  }
}
