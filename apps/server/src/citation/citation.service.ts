// Citations: those of a response in the order of its text, and those of a source by passage.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Refusal, type Actor, type ResponseId } from '@samsvar/domain';
import type { CitationListBody, CitedByBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import { DATABASE } from '../base/database.token';
import { presentPassage } from '../passage/passage.presenter';
import { findPassages } from '../passage/passage.store';
import { ResponseDocuments } from '../response/response-documents';
import type { VersionAddress } from '../source/source.service';
import { findVersion } from '../source/source.store';
import { findCiting, type CitingRow } from './heat.store';
import { findReferences } from './references';

@Injectable()
export class CitationService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly documents: ResponseDocuments,
  ) {}

  /** The citations of a response, read from the text itself as it stands at `seq`. */
  async list(actor: Actor, id: ResponseId): Promise<CitationListBody> {
    const grant = await this.access.require(actor, 'response.read', { response: id });
    const { projection } = await this.documents.projection(id);
    const references = await findReferences(this.sql, grant, projection.citations);
    const listed = new Set<string>();
    const citations = projection.citations.flatMap(({ citationId, mode, sectionId, order }) => {
      const found = references.get(citationId);
      if (!found || listed.has(citationId)) return [];
      listed.add(citationId);
      return [
        {
          citationId,
          mode,
          sectionId,
          order,
          reference: found.reference,
          passage: presentPassage(found.passage),
        },
      ];
    });
    return { seq: projection.seq, citations };
  }

  /** Who cites a version of a source, or one block of it, in responses the caller may see. */
  async citedBy(actor: Actor, address: VersionAddress & { readonly block: number | null }): Promise<CitedByBody> {
    const grant = await this.access.require(actor, 'source.read', { source: address.sourceId });
    const version = await findVersion(this.sql, grant, address);
    if (!version) throw new Refusal('not-found');
    const rows = await findCiting(this.sql, grant, { versionId: version.id, block: address.block });
    const passages = await findPassages(this.sql, grant, [...new Set(rows.map((row) => row.passageId))]);
    const known = new Map<string, (typeof passages)[number]>(passages.map((passage) => [passage.id, passage]));
    const cited = [...byPassage(rows)].flatMap(([passageId, citations]) => {
      const passage = known.get(passageId);
      return passage ? [{ passage: presentPassage(passage), citations }] : [];
    });
    return { cited };
  }
}

/** The rows by the passage they cite, in the order they came. */
const byPassage = (rows: readonly CitingRow[]): ReadonlyMap<string, Omit<CitingRow, 'passageId'>[]> => {
  const grouped = new Map<string, Omit<CitingRow, 'passageId'>[]>();
  for (const { passageId, ...citation } of rows) {
    const known = grouped.get(passageId);
    if (known) known.push(citation);
    else grouped.set(passageId, [citation]);
  }
  return grouped;
};
