// Playing the permission matrix: how a row is asked for, and how it is seen that nothing was changed.
import { createHash } from 'node:crypto';
import type { Sql } from '@samsvar/database';
import type { Principal, Row, World } from '../permission-matrix';
import type { TestApplication, TestClient } from './an-application';

/** The path that a row asks for. */
export const pathOf = (row: Row, named: World, principal: Principal): string =>
  row.path?.(named, principal) ?? row.route.slice(row.route.indexOf(' ') + 1);

/** What is asked, by whom. */
export interface Question {
  readonly server: TestApplication;
  readonly clients: ReadonlyMap<Principal, TestClient>;
  readonly principal: Principal;
  /** What the path and the body name. */
  readonly of: World;
  /** Another spelling of the path. */
  readonly at?: string;
  readonly method?: string;
}

/** Asks for a row of the matrix; of an endless stream only the head is read. */
export const ask = async (
  row: Row,
  { server, clients, principal, of, at = pathOf(row, of, principal), method = row.route.split(' ')[0] ?? 'GET' }: Question,
) => {
  const client = clients.get(principal);
  if (!client) throw new Error(`no client for ${principal}`);
  if (row.isStream) {
    const answer = await fetch(server.url + at, { headers: { cookie: client.cookie, ...client.headers } });
    const text = answer.ok ? '' : await answer.text();
    if (answer.ok) await answer.body?.cancel();
    return { status: answer.status, headers: answer.headers, text };
  }
  if (row.raw) return client.send(method, at, row.raw.bytes, { 'content-type': row.raw.type });
  return client.send(method, at, method === 'HEAD' ? undefined : row.body?.(of));
};

/** A hash over every row that a request could change, taken when no job is changing any. */
export const fingerprint = async (sql: Sql): Promise<string> => {
  const isBusy = async () =>
    (await sql`select 1 from job where state in ('queued', 'running') limit 1`).length > 0;
  while (await isBusy()) await new Promise((resolve) => setTimeout(resolve, 50));
  const tables = [
    'consultation',
    'case_file',
    'consultation_document',
    'source',
    'source_version',
    'passage',
    'response',
    'response_figure',
    'citation',
    'anchor',
    'thread',
    'comment',
    'suggestion',
    'response_party',
    'section_work',
    'section_person',
  ];
  const hashes: string[] = [];
  for (const table of tables) {
    const rows = await sql<
      { text: string | null }[]
    >`select string_agg(t::text, '|' order by t::text) as text from ${sql(table)} t`;
    hashes.push(rows[0]?.text ?? '');
  }
  return createHash('sha256').update(hashes.join('\n')).digest('hex');
};

