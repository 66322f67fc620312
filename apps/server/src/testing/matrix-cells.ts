// Plays cells of the permission matrix for one who asks, and answers what was not as it should be.
import type { Sql } from '@samsvar/database';
import type { Principal, Row, World } from '../permission-matrix';
import { AUDITS } from '../permission-rows/audits';
import type { TestApplication, TestClient } from './an-application';
import { ask, pathOf } from './play-row';
import { nowhere, steady } from './spellings';
import { takeWrites } from './writes';

/** One who asks for every row. */
export interface Player {
  readonly name: string;
  /** Whom they resemble among the principals of the rows: for paths that differ between them. */
  readonly like: Principal;
  readonly client: TestClient;
  /** What they ask about, and what they send. */
  readonly world: World;
  /** The status that they are to get, from the tables; with a code where one status has several reasons. */
  readonly expected: (row: Row) => number | string;
  /** Words that must never reach them, whatever the answer is. */
  readonly secret: string;
  /** The logs that a success leaves its entries in, by organisation; null: not asked. */
  readonly logs: (row: Row) => readonly string[] | null;
  /** For whom this is hidden, so that it must answer like what is absent. */
  readonly isHidden: (row: Row) => boolean;
}

/** What is asked and how much was asked in all. */
export interface Tally {
  readonly faults: string[];
  cells: number;
}

/** Plays the rows in their order, in a database whose writes are watched. A fault is a sentence that names row, player and what was wrong. */
export const play = async (server: TestApplication, player: Player, rows: readonly Row[]): Promise<Tally> => {
  const tally: Tally = { faults: [], cells: 0 };
  await takeWrites(server.sql);
  for (const row of rows) {
    const written = await countEntries(server.sql);
    const answer = await asks(server, player, row);
    const expected = player.expected(row);
    const fault = (what: string) => tally.faults.push(`${row.route}, ${player.name}: ${what}`);
    if (statusOf(answer, expected) !== expected) fault(`${String(statusOf(answer, expected))} and not ${String(expected)} ${answer.text.slice(0, 200)}`);
    if (answer.text.includes(player.secret)) fault('told what is nobody else\'s');
    const changed = await takeWrites(server.sql);
    if (answer.status >= 400 && changed.length > 0) fault(`changed ${changed.join()}`);
    const entries = await entriesAfter(server.sql, written);
    const wanted = auditedFor(player, row, answer.status);
    if (wanted && entries.join() !== wanted.join()) fault(`left [${entries.join()}] in the logs and not [${wanted.join()}]`);
    if (player.isHidden(row) && !(await isLikeAbsent(server, player, row, answer)))
      fault('was not answered like one who asks for what does not exist');
    tally.cells += 1;
  }
  return tally;
};

interface Heard {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** One question of a player. */
export const asks = (server: TestApplication, { client, like, world }: Player, row: Row, of: World = world): Promise<Heard> =>
  ask(row, { server, clients: new Map([[like, client]]), principal: like, of });

const statusOf = (answer: Heard, expected: number | string): number | string => {
  if (typeof expected === 'number') return answer.status;
  const code: unknown = answer.text.startsWith('{') ? (JSON.parse(answer.text) as { code?: unknown }).code : null; // what a refusal says
  return `${String(answer.status)} ${String(code)}`;
};

const isLikeAbsent = async (server: TestApplication, player: Player, row: Row, hidden: Heard): Promise<boolean> => {
  const absent = await asks(server, player, row, nowhere(player.world));
  const whole = ({ status, text, headers }: Heard) => JSON.stringify([status, text, steady(headers)]);
  return pathOf(row, player.world, player.like) === pathOf(row, nowhere(player.world), player.like) || whole(absent) === whole(hidden);
};

const countEntries = async (sql: Sql): Promise<number> =>
  (await sql<{ count: number }[]>`select count(*)::int as count from audit_entry`)[0]?.count ?? 0;

const entriesAfter = async (sql: Sql, count: number): Promise<string[]> => {
  const rows = await sql<{ action: string; organisationId: string }[]>`
    select action, organisation_id from audit_entry order by at offset ${count}`;
  // Sign-ins that were refused are written down in their own time, so that nobody can measure it.
  return rows.filter(({ action }) => action !== 'session.refused').map(({ action, organisationId }) => `${action} in ${organisationId}`).sort();
};

const auditedFor = ({ logs }: Player, row: Row, status: number): string[] | null => {
  const audit = AUDITS[row.route];
  if (status >= 400 || !audit || 'because' in audit) return [];
  return (
    logs(row)
      ?.flatMap((log) => [audit.action, ...(audit.also ? [audit.also] : [])].map((action) => `${action} in ${log}`))
      .sort() ?? null
  );
};
