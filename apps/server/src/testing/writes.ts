// Sees what a request has changed: triggers note what comes and goes, so that no table has to be read.
import type { Sql } from '@samsvar/database';

/** Changes by itself, or whenever somebody only asks. Entries of the log are counted by themselves. */
const RESTLESS = ['session', 'rate_limit', 'job', 'audit_entry', 'audit_head', 'response_projection', 'webhook_delivery', 'block', 'person_totp', 'response_client', 'identity_flow'];

/** To be called once in a test database, before anybody asks. */
export const watchWrites = async (sql: Sql): Promise<void> => {
  await sql`create table test_write (name text, difference numeric)`;
  // That somebody was here changes nothing that is kept. What is written and taken back adds up to nothing.
  await sql`create function note_test_write() returns trigger language plpgsql security definer as $$
    declare quiet text[] := array['last_active_at', 'used_at', 'seen_at'];
    begin
      insert into public.test_write values (tg_table_name,
        coalesce(hashtextextended((to_jsonb(new) - quiet)::text, 0), 0)::numeric - coalesce(hashtextextended((to_jsonb(old) - quiet)::text, 0), 0));
      return null;
    end $$`;
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and not table_name = any(${[...RESTLESS, 'test_write']})`;
  for (const { name } of tables)
    await sql`create trigger test_write after insert or update or delete on ${sql(name)} for each row execute function note_test_write()`;
};

/** The tables that are not as they were when this was last asked, once no job is running. */
export const takeWrites = async (sql: Sql): Promise<string[]> => {
  while ((await sql`select 1 from job where state in ('queued', 'running') limit 1`).length > 0)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const rows = await sql<{ name: string }[]>`
    with seen as (delete from test_write returning name, difference)
    select name from seen group by name having sum(difference) <> 0 order by name`;
  return rows.map(({ name }) => name);
};
