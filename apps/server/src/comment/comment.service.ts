// Comments: answering in a thread, changing one's own words, and taking them back.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import { Refusal, type Actor, type CommentId, type ThreadId } from '@samsvar/domain';
import type { CommentDraft, ThreadBody } from '@samsvar/protocol';
import { DATABASE } from '../base/database.token';
import { emptyComment, insertComments, isOwnComment, updateComment } from './comment.store';
import { ReviewDoor, type Judged } from './review-door';
import { ReviewEvents } from './review-events';
import { ReviewNews, mentioned, type Reason } from './review-news';
import { ReviewPace } from './review-pace';
import { ThreadReader } from './thread-reader';
import { findThreadsById, markSeen, touchThread } from './thread.store';

@Injectable()
export class CommentService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly door: ReviewDoor,
    private readonly reader: ThreadReader,
    private readonly events: ReviewEvents,
    private readonly news: ReviewNews,
    private readonly pace: ReviewPace,
  ) {}

  /** Adds a comment to a thread, open or settled. */
  async answer(actor: Actor, threadId: ThreadId, draft: CommentDraft): Promise<ThreadBody> {
    return this.answerFromFile(actor, threadId, { ...draft, nameInFile: null });
  }

  /** The same for an answer in a Word file, with the name that stood there where that was nobody here. */
  async answerFromFile(actor: Actor, threadId: ThreadId, draft: CommentDraft & { readonly nameInFile: string | null }): Promise<ThreadBody> {
    const judged = await this.door.thread(actor, 'comment.write', threadId);
    if (draft.nameInFile === null) await this.pace.take(actor.personId);
    const id = randomUUID() as CommentId; // a new uuid, named here
    return this.changed(judged, threadId, async (tx) => {
      await insertComments(tx, judged.grant, [{ ...draft, id, threadId }]);
      await markSeen(tx, judged.grant, [threadId]);
      return [mentioned(draft.mentions), await this.news.participants(tx, 'answered', threadId)];
    });
  }

  /** Changes one's own words. Whoever is called only now is told. */
  async edit(actor: Actor, id: CommentId, { text, mentions }: CommentDraft): Promise<ThreadBody> {
    const judged = await this.ownComment(actor, id);
    return this.changed(judged, judged.threadId, async (tx) => {
      const before = await updateComment(tx, judged.grant, { id, text, mentions });
      const isNew = (mention: (typeof mentions)[number]) => !before.some((old) => old.kind === mention.kind && old.id === mention.id);
      return [mentioned(mentions.filter(isNew))];
    });
  }

  /** Takes one's own words back; the comment keeps its place. */
  async takeBack(actor: Actor, id: CommentId): Promise<ThreadBody> {
    const judged = await this.ownComment(actor, id);
    return this.changed(judged, judged.threadId, async (tx) => {
      await emptyComment(tx, judged.grant, id);
      return [];
    });
  }

  private async ownComment(actor: Actor, id: CommentId): Promise<Judged & { readonly threadId: ThreadId }> {
    const judged = await this.door.comment(actor, 'comment.write', id);
    if (!(await isOwnComment(this.sql, judged.grant, id))) throw new Refusal('not-allowed');
    await this.pace.take(actor.personId);
    return judged;
  }

  private async changed({ grant, responseId }: Judged, threadId: ThreadId, change: (tx: Transaction) => Promise<Reason[]>): Promise<ThreadBody> {
    const [thread] = await findThreadsById(this.sql, grant, [threadId]);
    if (!thread) throw new Refusal('not-found');
    const { layer, suggestionId } = thread;
    await transaction(this.sql, async (tx) => {
      const reasons = await change(tx);
      await touchThread(tx, grant, threadId);
      await this.news.tell(tx, { responseId, layer, threadId, suggestionId, byId: grant.personId }, reasons);
    });
    this.events.tell(responseId, [thread]);
    return this.reader.one(grant, responseId, threadId);
  }
}
