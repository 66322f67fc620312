// Case files: registering a consultation opens the organisation's own file for it.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import type { Actor, ConsultationId } from '@samsvar/domain';
import type { ConsultationDraft } from '@samsvar/protocol';
import { Access } from '../access/access';
import { Audit } from '../audit/audit';
import { DATABASE } from '../base/database.token';
import { ConsultationService } from '../consultation/consultation.service';
import { addCaseFile } from './case-file.store';

@Injectable()
export class CaseFileService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly consultations: ConsultationService,
  ) {}

  /** Registers a consultation and opens its case file: both or neither. Answers the consultation's id. */
  async register(actor: Actor, draft: ConsultationDraft): Promise<ConsultationId> {
    const grant = await this.access.require(actor, 'consultation.register', {
      organisation: actor.organisationId,
    });
    return transaction(this.sql, async (tx) => {
      const id = await this.consultations.add(tx, grant, draft);
      await addCaseFile(tx, grant, id);
      await this.audit.recordBy(tx, grant, { action: 'consultation.registered', object: { kind: 'consultation', id } });
      return id;
    });
  }
}
