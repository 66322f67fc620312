// The SQL of comments: the words in threads.
import type { Queries, Transaction } from '@samsvar/database';
import type { CommentId, Mention, OrganisationId, PersonId, ResponseId, ThreadId } from '@samsvar/domain';
import type { Actor } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** A comment as it is kept. The words of one that was taken back are gone. */
export interface CommentRow {
  readonly id: CommentId;
  readonly threadId: ThreadId;
  readonly body: string;
  readonly mentions: readonly Mention[];
  readonly createdBy: PersonId;
  readonly organisationId: OrganisationId;
  readonly nameInFile: string | null;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
}

export interface NewComment {
  readonly id: CommentId;
  readonly threadId: ThreadId;
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly nameInFile: string | null;
}

/** Adds comments in the caller's name. */
export const insertComments = async (tx: Transaction, grant: Grant, comments: readonly NewComment[]): Promise<void> => {
  if (comments.length === 0) return;
  const rows = comments.map(({ id, threadId, text, mentions, nameInFile }) => ({
    id,
    threadId,
    body: text,
    // Plain data; postgres.js wants an index signature that interfaces do not have.
    mentions: tx.json(mentions as unknown as Parameters<typeof tx.json>[0]),
    createdBy: grant.personId,
    organisationId: grant.actingAs,
    nameInFile,
  }));
  await tx`insert into comment ${tx(rows)}`;
};

/** The comments of threads that the caller may see, in order. */
export const findComments = async (sql: Queries, grant: Grant, threads: readonly ThreadId[]): Promise<CommentRow[]> => [
  ...(await sql<CommentRow[]>`
    select c.id, c.thread_id, c.body, c.mentions, c.created_by, c.organisation_id, c.name_in_file, c.created_at,
      c.edited_at, c.deleted_at
    from comment c join thread t on t.id = c.thread_id
    where c.thread_id = any(${[...threads]}::uuid[]) and (t.layer is null or t.layer = ${grant.actingAs})
    order by c.created_at, c.id`),
];

/** Where a comment stands, for what the actor's organisation may know of; null for everything else. */
export const findCommentPlace = async (
  sql: Queries,
  actor: Actor,
  id: CommentId,
): Promise<{ readonly responseId: ResponseId; readonly threadId: ThreadId } | null> => {
  const [row] = await sql<{ responseId: ResponseId; threadId: ThreadId }[]>`
    select t.response_id, t.id as thread_id from comment c join thread t on t.id = c.thread_id
    where c.id = ${id} and (t.layer is null or t.layer = ${actor.organisationId})`;
  return row ?? null;
};

/** Whether the comment is the caller's own and still stands. */
export const isOwnComment = async (sql: Queries, grant: Grant, id: CommentId): Promise<boolean> =>
  (await sql`select from comment
    where id = ${id} and created_by = ${grant.personId} and organisation_id = ${grant.actingAs} and deleted_at is null`).length > 0;

/** Changes the words of the caller's own comment; answers the mentions that it had. */
export const updateComment = async (
  tx: Transaction,
  grant: Grant,
  change: { readonly id: CommentId; readonly text: string; readonly mentions: readonly Mention[] },
): Promise<readonly Mention[]> => {
  const mentions = change.mentions as unknown as Parameters<typeof tx.json>[0]; // as above
  const [row] = await tx<{ mentions: readonly Mention[] }[]>`
    with old as (select id, mentions from comment where id = ${change.id} for update)
    update comment c set body = ${change.text}, mentions = ${tx.json(mentions)}, edited_at = now() from old
    where c.id = old.id and c.created_by = ${grant.personId} and c.deleted_at is null returning old.mentions`;
  return row?.mentions ?? [];
};

/** Takes the caller's own comment back: it keeps its place, and nothing of its words is kept. */
export const emptyComment = async (tx: Transaction, grant: Grant, id: CommentId): Promise<void> => {
  await tx`update comment set body = '', mentions = '[]', deleted_at = now()
    where id = ${id} and created_by = ${grant.personId} and deleted_at is null`;
};
