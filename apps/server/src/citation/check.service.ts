// A look at the citations of a text: quotations and amounts that differ from what is cited.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { checkCitations } from '@samsvar/document';
import { isUuid, type Actor, type ResponseId } from '@samsvar/domain';
import type { ChecksBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import { DATABASE } from '../base/database.token';
import { ResponseDocuments } from '../response/response-documents';
import { findCitedWords } from './check.store';

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
    const cited = new Map((await findCitedWords(this.sql, grant, ids)).map((words) => [String(words.id), words]));
    const findings = checkCitations(content.text, (id) => cited.get(id)?.exact, (id) => cited.get(id)?.blocks ?? undefined);
    return { seq: projection.seq, findings };
  }
}
