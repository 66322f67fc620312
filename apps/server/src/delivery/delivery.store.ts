// The SQL of a delivered file: who answers whom, and when the text last changed.
import type { Queries } from '@samsvar/database';
import type { ResponseId } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** When the text of a response of the caller's organisation last changed; null when there is none. */
export const findLastChange = async (sql: Queries, grant: Grant, id: ResponseId): Promise<Date | null> => {
  const rows = await sql<{ at: Date }[]>`
    select coalesce(
      (select u.created_at from response_update u where u.response_id = r.id order by u.epoch desc, u.seq desc limit 1),
      (select s.created_at from response_snapshot s where s.response_id = r.id),
      r.created_at) as at
    from response r where r.id = ${id} and r.organisation_id = ${grant.organisationId}`;
  return rows[0]?.at ?? null;
};
