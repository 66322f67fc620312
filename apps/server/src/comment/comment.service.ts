// Comments: answering in a thread, changing one's own words, and taking them back.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Refusal, type Actor, type CommentId, type ThreadId } from '@samsvar/domain';
import type { CommentDraft, ThreadBody } from '@samsvar/protocol';
import type { Deed } from '../audit/audit';
import { DATABASE } from '../base/database.token';
import { emptyComment, insertComments, isOwnComment, updateComment } from './comment.store';
import { ReviewDoor, type Judged } from './review-door';
import { mentioned, participants } from './review-news';
import { ThreadChanges } from './thread-changes';
import { markSeen, touchThread } from './thread.store';

@Injectable()
export class CommentService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly door: ReviewDoor,
    private readonly changes: ThreadChanges,
  ) {}

  /** Adds a comment to a thread, open or settled. */
  async answer(actor: Actor, threadId: ThreadId, draft: CommentDraft): Promise<ThreadBody> {
    await this.door.pace(actor);
    return this.answerFromFile(actor, threadId, { ...draft, nameInFile: null });
  }

  /** The same for an answer in a Word file, with the name that stood there where that was nobody here. */
  async answerFromFile(actor: Actor, threadId: ThreadId, draft: CommentDraft & { readonly nameInFile: string | null }): Promise<ThreadBody> {
    const judged = await this.door.thread(actor, 'comment.write', threadId);
    const id = randomUUID() as CommentId; // a new uuid, named here
    return this.changes.make(judged, threadId, async (tx) => {
      await insertComments(tx, judged.grant, [{ ...draft, id, threadId }]);
      await markSeen(tx, judged.grant, [threadId]);
      await touchThread(tx, judged.grant, threadId);
      const reasons = [mentioned(draft.mentions), await participants(tx, 'answered', threadId)];
      return { reasons, deed: deedOf('comment.written', id, threadId) };
    });
  }

  /** Changes one's own words. Whoever is called only now is told. */
  async edit(actor: Actor, id: CommentId, { text, mentions }: CommentDraft): Promise<ThreadBody> {
    const judged = await this.ownComment(actor, id);
    return this.changes.make(judged, judged.threadId, async (tx) => {
      const before = await updateComment(tx, judged.grant, { id, text, mentions });
      await touchThread(tx, judged.grant, judged.threadId);
      const isNew = (mention: (typeof mentions)[number]) => !before.some((old) => old.kind === mention.kind && old.id === mention.id);
      return { reasons: [mentioned(mentions.filter(isNew))], deed: deedOf('comment.changed', id, judged.threadId) };
    });
  }

  /** Takes one's own words back; the comment keeps its place. */
  async takeBack(actor: Actor, id: CommentId): Promise<ThreadBody> {
    const judged = await this.ownComment(actor, id);
    return this.changes.make(judged, judged.threadId, async (tx) => {
      await emptyComment(tx, judged.grant, id);
      await touchThread(tx, judged.grant, judged.threadId);
      return { reasons: [], deed: deedOf('comment.removed', id, judged.threadId) };
    });
  }

  private async ownComment(actor: Actor, id: CommentId): Promise<Judged & { readonly threadId: ThreadId }> {
    const judged = await this.door.comment(actor, 'comment.write', id);
    if (!(await isOwnComment(this.sql, judged.grant, id))) throw new Refusal('not-allowed');
    await this.door.pace(actor);
    return judged;
  }
}

const deedOf = (action: 'comment.written' | 'comment.changed' | 'comment.removed', id: CommentId, thread: ThreadId): Deed => ({
  action,
  object: { kind: 'comment', id },
  facts: { thread },
});
