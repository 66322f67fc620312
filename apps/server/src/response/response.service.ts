// Responses: reading what is known of one, and what is derived from its text.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Refusal, localDateOf, type Actor, type ResponseId } from '@samsvar/domain';
import type { ProjectionBody, ResponseBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import { CLOCK, type Clock } from '../base/clock';
import { DATABASE } from '../base/database.token';
import { ResponseDocuments } from './response-documents';
import { presentProjection, presentResponse } from './response.presenter';
import { findResponse } from './response.store';

@Injectable()
export class ResponseService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: Access,
    private readonly documents: ResponseDocuments,
  ) {}

  /** One response, the matter it answers, and what the caller may do. */
  async read(actor: Actor, id: ResponseId): Promise<ResponseBody> {
    const grant = await this.access.require(actor, 'response.read', { response: id });
    const response = await findResponse(this.sql, grant, id);
    if (!response) throw new Refusal('not-found');
    const abilities = await this.access.abilities(actor, { response: id });
    return presentResponse(response, { abilities, today: localDateOf(this.clock()), reader: actor.organisationId });
  }

  /** What is derived from the text, with everything in it that has been acknowledged so far. */
  async readProjection(actor: Actor, id: ResponseId): Promise<ProjectionBody> {
    await this.access.require(actor, 'response.read', { response: id });
    return presentProjection((await this.documents.projection(id)).projection);
  }
}
