// The SQL of hearing whose rights have changed.
import type { Sql } from '@samsvar/database';

/** Where the triggers on memberships and sessions tell of a person. */
const ACCESS_CHANNEL = 'samsvar_access';

/** Hears every word on the channel. `missed` is called whenever listening begins, the first time and after a loss. */
export const hearAccess = async (
  sql: Sql,
  listener: { readonly heard: (word: string) => void; readonly missed: () => void },
): Promise<() => Promise<void>> => {
  const { unlisten } = await sql.listen(ACCESS_CHANNEL, listener.heard, listener.missed);
  return unlisten;
};

/** Says a word on the channel that means nothing to others. */
export const greet = async (sql: Sql, word: string): Promise<void> => {
  await sql`select pg_notify(${ACCESS_CHANNEL}, ${word})`;
};
