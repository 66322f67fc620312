// The SQL that reads the text of a response as it was last projected.
import type { Queries } from '@samsvar/database';
import type { ResponseContent } from '@samsvar/document';
import type { ResponseId, ThreadId } from '@samsvar/domain';
import type { LogPlace } from './anchor.store';

/** The position of the log that the last projection stands at; null when there is none. */
export const findProjectedPlace = async (sql: Queries, id: ResponseId): Promise<LogPlace | null> => {
  const [row] = await sql<LogPlace[]>`select epoch, seq from response_projection where response_id = ${id}`;
  return row ?? null;
};

/** The last projected text with its position; null when there is none. */
export const findProjectedText = async (sql: Queries, id: ResponseId): Promise<(LogPlace & { readonly text: ResponseContent['text'] }) | null> => {
  const [row] = await sql<(LogPlace & { text: ResponseContent['text'] })[]>`
    select epoch, seq, content -> 'text' as text from response_projection where response_id = ${id}`;
  return row ?? null;
};

/** The block that a thread begins in; null when it stands nowhere. */
export const findBlockOfThread = async (sql: Queries, id: ThreadId): Promise<string | null> => {
  const [row] = await sql<{ block: string }[]>`
    select a.block_from as block from thread t join anchor a on a.id = t.anchor_id where t.id = ${id} and a.state <> 'detached'`;
  return row?.block ?? null;
};

/** Whether a projection that was being kept is kept, at this position or a later one. Waits until that is settled. */
export const isProjectionKept = async (sql: Queries, id: ResponseId, at: LogPlace): Promise<boolean> => {
  // The transaction that keeps it holds the row; a condition in the query would be judged by the row as it was before.
  const [row] = await sql<LogPlace[]>`select epoch, seq from response_projection where response_id = ${id} for share`;
  return row !== undefined && (row.epoch > at.epoch || (row.epoch === at.epoch && row.seq >= at.seq));
};
