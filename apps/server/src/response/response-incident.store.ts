// The SQL of incidents: what was kept out of a response or found wrong with a copy of it, for the operator alone.
import { randomUUID } from 'node:crypto';
import { transaction, type Queries, type Sql } from '@samsvar/database';
import type { ResponseContent } from '@samsvar/document';
import type { PersonId, ResponseId } from '@samsvar/domain';
import type { Incident, IncidentBook, LastGood } from '@samsvar/realtime';
import { insertVersion } from './response-version.store';

/** Incidents in PostgreSQL, each with the text as it was beside it. */
export class ResponseIncidentStore implements IncidentBook {
  constructor(private readonly sql: Sql) {}

  keep(incident: Incident, restMs?: number): Promise<boolean> {
    return transaction(this.sql, async (tx) => {
      if (restMs !== undefined && !(await isFirst(tx, incident, restMs))) return false;
      await insertIncident(tx, incident);
      const { documentId: responseId, epoch, seq, content } = incident;
      if (content) await insertVersion(tx, { responseId, epoch, seq, kind: 'guard', content, personId: null });
      return true;
    });
  }

  async lastGood(documentId: ResponseId, epoch: number): Promise<LastGood | null> {
    const [row] = await this.sql<{ seq: number; content: ResponseContent; writers: PersonId[] }[]>`
      select kept.seq, kept.content, array(
        select distinct author from response_update logged, unnest(logged.authors) as author
        where logged.response_id = kept.response_id and logged.epoch = kept.epoch and logged.seq > kept.seq order by author
      ) as writers
      from response_projection kept where kept.response_id = ${documentId} and kept.epoch = ${epoch}`;
    return row ?? null;
  }
}

/** Whether none of the kind was kept for so long. The document's row is the lock: several nodes may ask at once. */
const isFirst = async (sql: Queries, { documentId, kind }: Incident, restMs: number): Promise<boolean> => {
  await sql`select from response_document where response_id = ${documentId} for update`;
  const recent = await sql`
    select from response_incident where response_id = ${documentId} and kind = ${kind}
      and created_at > clock_timestamp() - make_interval(secs => ${restMs / 1000}::float8)`;
  return recent.count === 0;
};

const insertIncident = async (sql: Queries, { kind, documentId, epoch, seq, personId, payload }: Incident): Promise<void> => {
  await sql`
    insert into response_incident (id, response_id, kind, epoch, seq, person_id, payload)
    values (${randomUUID()}, ${documentId}, ${kind}, ${epoch}, ${seq}, ${personId}, ${Buffer.from(payload)})`;
};
