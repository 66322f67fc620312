// A look at the citations of a text: quotations and amounts that differ from what is cited.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { checkCitations } from '@samsvar/document';
import { isUuid, type Actor, type ResponseId } from '@samsvar/domain';
import type { ChecksBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import { DATABASE } from '../base/database.token';
import { findPassages } from '../passage/passage.store';
import { ResponseDocuments } from '../response/response-documents';

@Injectable()
export class CheckService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly documents: ResponseDocuments,
  ) {}

  /** The text as it stands at `seq`, compared with the passages that it cites. */
  async check(actor: Actor, id: ResponseId): Promise<ChecksBody> {
    const grant = await this.access.require(actor, 'response.read', { response: id });
    const { content, projection } = await this.documents.projection(id);
    const ids = [...new Set(projection.citations.map(({ passageId }) => passageId))].filter(isUuid);
    const words = new Map<string, string>((await findPassages(this.sql, grant, ids)).map((passage) => [passage.id, passage.exact]));
    return { seq: projection.seq, findings: checkCitations(content.text, (passage) => words.get(passage)) };
  }
}
