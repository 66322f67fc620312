// One change to a thread: kept, told to those it concerns, and answered as the thread is then.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import { Refusal, type ThreadId } from '@samsvar/domain';
import type { ThreadBody } from '@samsvar/protocol';
import type { Grant } from '../access/grant';
import { Audit, type Deed } from '../audit/audit';
import { DATABASE } from '../base/database.token';
import type { Judged } from './review-door';
import { ReviewEvents } from './review-events';
import { ReviewNews, type Reason } from './review-news';
import { ThreadReader } from './thread-reader';
import { findThreadsById, markSeen, type ThreadRow } from './thread.store';

/** What came of a change: whom to tell of it and why, and what is written down of it; null when nothing has changed. */
export interface ChangedThread {
  readonly reasons: readonly Reason[];
  readonly deed: Deed | null;
}

/** Changes something of a thread. */
export type ChangeThread = (tx: Transaction, thread: ThreadRow) => Promise<ChangedThread>;

@Injectable()
export class ThreadChanges {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly reader: ThreadReader,
    private readonly events: ReviewEvents,
    private readonly news: ReviewNews,
    private readonly audit: Audit,
  ) {}

  /** Makes the change in one transaction; whoever makes it has read what was told of the thread. Throws `not-found` when the caller may not know of the thread. */
  async make({ grant, responseId }: Judged, threadId: ThreadId, change: ChangeThread): Promise<ThreadBody> {
    const [thread] = await findThreadsById(this.sql, grant, [threadId]);
    if (!thread) throw new Refusal('not-found');
    const { layer, suggestionId } = thread;
    await transaction(this.sql, async (tx) => {
      const { reasons, deed } = await change(tx, thread);
      await this.news.read(tx, grant, [threadId]);
      await this.news.tell(tx, { responseId, layer, suggestionId, threadId, byId: grant.personId }, reasons);
      if (deed) await this.audit.recordBy(tx, grant, deed, layer);
    });
    this.events.tell(responseId, [thread]);
    return this.reader.one(grant, responseId, threadId);
  }

  /** The caller has read what stands in the thread now, and so what was told of it. */
  see(grant: Grant, threadId: ThreadId): Promise<void> {
    return transaction(this.sql, async (tx) => {
      await markSeen(tx, grant, [threadId]);
      await this.news.read(tx, grant, [threadId]);
    });
  }
}
