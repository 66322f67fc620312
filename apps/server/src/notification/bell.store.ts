// The SQL of bells: the database tells every node who has news.
import type { Queries, Sql } from '@samsvar/database';
import { isUuid, type PersonId } from '@samsvar/domain';

const BELL_CHANNEL = 'samsvar_notification';

/** Tells every node, when the transaction is committed, that something has changed for these people. */
export const ringBells = async (sql: Queries, people: readonly PersonId[]): Promise<void> => {
  if (people.length > 0) await sql`select pg_notify(${BELL_CHANNEL}, id) from unnest(${[...new Set(people)]}::text[]) as id`;
};

/** Hears for whom something has changed. `missed` is called whenever listening begins, the first time and after a loss. */
export const hearBells = async (
  sql: Sql,
  listener: { readonly heard: (personId: PersonId) => void; readonly missed: () => void },
): Promise<() => Promise<void>> => {
  // The channel carries nothing but people's ids.
  const heard = (word: string) => isUuid(word) && listener.heard(word as PersonId);
  const { unlisten } = await sql.listen(BELL_CHANNEL, heard, listener.missed);
  return unlisten;
};
