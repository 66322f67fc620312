// Acting as another of one's organisations.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal, type Actor, type OrganisationId } from '@samsvar/domain';
import type { Session } from '@samsvar/protocol';
import type { Request } from 'express';
import { Audit } from '../audit/audit';
import { SYSTEM_DATABASE } from '../base/database.token';
import { SessionService } from '../session/session.service';

@Injectable()
export class ActingAs {
  constructor(
    // The deed is written down for the organisation that the session acts as next, not for the one that asked.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    private readonly audit: Audit,
    private readonly sessions: SessionService,
  ) {}

  /** Begins a session under a new id that acts as the organisation; what was open in the old one is closed. Throws `not-found` for any that is not one's own. */
  async become(request: Request, { personId }: Actor, organisationId: OrganisationId): Promise<Session> {
    const answer = await this.sessions.enter(request, { personId, organisationId });
    if (answer.state === 'factor') throw new Refusal('factor-needed');
    const object = { kind: 'person', id: personId };
    await transaction(this.sql, (tx) => this.audit.record(tx, organisationId, { personId, organisationId }, { action: 'session.switched', object }));
    return answer.session;
  }
}
