// The SQL of the current version of a source: the newest one that is in use and can be read.
import type { Queries } from '@samsvar/database';
import type { SourceId, SourceVersionId } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** A piece of SQL: the id of the current version of the source whose id the piece `source` gives; null without one. Of `currentVersionOf(sql, sql\`c.source_id\`)`. */
export const currentVersionOf = (sql: Queries, source: ReturnType<Queries>) => sql`
  (select current.id from source_version current
    where current.source_id = ${source} and current.state = 'ready' and current.standing = 'in-use' order by current.no desc limit 1)`;

/** A version that is used. */
export interface CurrentVersion {
  readonly id: SourceVersionId;
  readonly no: number;
  readonly label: string | null;
}

/** The current version of a source of the grant's organisation; null while none can be read. */
export const findCurrentVersion = async (sql: Queries, grant: Grant, sourceId: SourceId): Promise<CurrentVersion | null> => {
  const rows = await sql<CurrentVersion[]>`
    select v.id, v.no, v.label from source s join source_version v on v.id = ${currentVersionOf(sql, sql`s.id`)}
    where s.id = ${sourceId} and s.organisation_id = ${grant.organisationId}`;
  return rows[0] ?? null;
};
