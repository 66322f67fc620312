// The register of consultations: listing it and correcting what stands in it.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Queries, type Sql } from '@samsvar/database';
import { Refusal, type Actor, type ConsultationId } from '@samsvar/domain';
import type { ConsultationDraft, ConsultationRow } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Audit } from '../audit/audit';
import { CLOCK, type Clock } from '../base/clock';
import { DATABASE } from '../base/database.token';
import { inRegisterOrder, presentConsultation } from './consultation.presenter';
import {
  addConsultation,
  findConsultation,
  findConsultations,
  updateConsultation,
} from './consultation.store';

@Injectable()
export class ConsultationService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** The organisation's register, coming due dates first. */
  async list(actor: Actor): Promise<ConsultationRow[]> {
    const grant = await this.access.require(actor, 'consultation.read', {
      organisation: actor.organisationId,
    });
    const now = this.clock();
    const records = await findConsultations(this.sql, grant);
    return records.map((record) => presentConsultation(record, now)).sort(inRegisterOrder);
  }

  /** One consultation as a row of the register. */
  async read(grant: Grant, id: ConsultationId): Promise<ConsultationRow> {
    const record = await findConsultation(this.sql, grant, id);
    if (!record) throw new Refusal('not-found');
    return presentConsultation(record, this.clock());
  }

  /** Puts a consultation into the register, inside the caller's transaction. Refuses dates in the wrong order as `invalid`. */
  add(tx: Queries, grant: Grant, draft: ConsultationDraft): Promise<ConsultationId> {
    refuseBackwardDates(draft);
    return addConsultation(tx, grant, draft);
  }

  /** Corrects what is known. Refuses dates in the wrong order as `invalid`. */
  async update(
    actor: Actor,
    consultation: ConsultationDraft & { readonly id: ConsultationId },
  ): Promise<void> {
    const grant = await this.access.require(actor, 'consultation.update', { consultation: consultation.id });
    refuseBackwardDates(consultation);
    await transaction(this.sql, async (tx) => {
      await updateConsultation(tx, grant, consultation);
      await this.audit.recordBy(tx, grant, { action: 'consultation.changed', object: { kind: 'consultation', id: consultation.id } });
    });
  }
}

const refuseBackwardDates = ({ sentOn, dueOn }: ConsultationDraft): void => {
  if (sentOn !== null && dueOn < sentOn) throw new Refusal('invalid', { field: 'dueOn' });
};
