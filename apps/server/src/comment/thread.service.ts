// Threads: listing and beginning them, assigning, settling, reopening, and putting them on a place again.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import { Refusal, isUuid, type Actor, type AnchorId, type ResponseId, type ThreadId } from '@samsvar/domain';
import type { PeopleBody, Reanchor, Settlement, ThreadBody, ThreadChange, ThreadDraft, ThreadListBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { DATABASE } from '../base/database.token';
import { deleteAnchors, insertAnchors, writeAnchors } from './anchor.store';
import { Anchors, requireTarget } from './anchors';
import { BeginThreads } from './begin-threads';
import { findCallable, findCalled, findOrganisations } from './people.store';
import { ReviewDoor } from './review-door';
import { ReviewEvents } from './review-events';
import { ReviewNews, people, type Reason } from './review-news';
import { ReviewPace } from './review-pace';
import { ThreadReader } from './thread-reader';
import { findThreads, findThreadsById, markSeen, moveThread, reopenThread, settleThreads, updateThread, type ThreadRow } from './thread.store';

/** Threads in one answer. */
export const PAGE = 500;

/** What to list. */
export interface ThreadListQuery {
  readonly state: 'open' | 'settled' | 'all';
  readonly after?: string | undefined;
}

@Injectable()
export class ThreadService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly door: ReviewDoor,
    private readonly reader: ThreadReader,
    private readonly beginning: BeginThreads,
    private readonly anchors: Anchors,
    private readonly events: ReviewEvents,
    private readonly news: ReviewNews,
    private readonly pace: ReviewPace,
  ) {}

  /** One page of the threads that the caller's organisation may see. */
  async list(actor: Actor, responseId: ResponseId, { state, after }: ThreadListQuery): Promise<ThreadListBody> {
    const grant = await this.access.require(actor, 'comment.read', { response: responseId });
    const rows = await findThreads(this.sql, grant, { responseId, state, after: cursorOf(after), limit: PAGE + 1 });
    const page = rows.slice(0, PAGE);
    const last = page.at(-1);
    return {
      threads: await this.reader.present(grant, responseId, page),
      next: rows.length > PAGE && last ? `${String(last.micros)}_${last.id}` : null,
    };
  }

  /** One thread. */
  async read(actor: Actor, id: ThreadId): Promise<ThreadBody> {
    const { grant, responseId } = await this.door.thread(actor, 'comment.read', id);
    return this.reader.one(grant, responseId, id);
  }

  /** Whom the caller can call and assign, as far as the caller may know. */
  async people(actor: Actor, responseId: ResponseId): Promise<PeopleBody> {
    const grant = await this.access.require(actor, 'comment.read', { response: responseId });
    const [callable, organisations] = await Promise.all([findCallable(this.sql, grant, responseId), findOrganisations(this.sql, responseId)]);
    return { people: callable, organisations };
  }

  /** Begins a thread. Refuses with `text-changed` when its place is not in the text any more. */
  async begin(actor: Actor, responseId: ResponseId, draft: ThreadDraft): Promise<ThreadBody> {
    const grant = await this.access.require(actor, 'comment.write', { response: responseId });
    await this.pace.take(actor.personId);
    const wish = { ...draft, kind: 'comment' as const, nameInFile: null, suggestionId: null };
    const [id] = await this.beginning.begin(grant, responseId, { wishes: [wish] });
    if (!id) throw new Refusal('text-changed');
    return this.reader.one(grant, responseId, id);
  }

  /**
   * Begins the threads of a Word file in the caller's name, each with the name that stood in the file where that was
   * nobody here. Answers, for each, its id, or null where its place is not in the text any more: nothing is kept of it.
   */
  async beginFromFile(
    actor: Actor,
    responseId: ResponseId,
    drafts: readonly (ThreadDraft & { readonly nameInFile: string | null })[],
  ): Promise<(ThreadId | null)[]> {
    const grant = await this.access.require(actor, 'comment.write', { response: responseId });
    const wishes = drafts.map((draft) => ({ ...draft, kind: 'comment' as const, suggestionId: null }));
    return this.beginning.begin(grant, responseId, { wishes });
  }

  /** Says whom the thread waits for, and whether it blocks. */
  async change(actor: Actor, id: ThreadId, { isBlocking, assignedTo }: ThreadChange): Promise<ThreadBody> {
    return this.changed(actor, id, async (tx, grant, thread) => {
      if (assignedTo) {
        const readers = await findCalled(tx, thread, people([assignedTo]));
        if (readers.length === 0) throw new Refusal('invalid', { field: 'assignedTo' });
      }
      await updateThread(tx, grant, { id, isBlocking, assignedTo });
      return assignedTo && assignedTo !== thread.assignedTo ? { kind: 'assigned', called: people([assignedTo]) } : null;
    });
  }

  /** Settles a thread; one that is settled already is answered as it is. */
  async settle(actor: Actor, id: ThreadId, { outcome, note }: Settlement): Promise<ThreadBody> {
    return this.changed(actor, id, async (tx, grant) => {
      const settled = await settleThreads(tx, grant, { ids: [id], outcome, note });
      return settled.length > 0 ? this.news.participants(tx, 'resolved', id) : null;
    });
  }

  /** Opens a settled thread again; one that is open is answered as it is. */
  async reopen(actor: Actor, id: ThreadId): Promise<ThreadBody> {
    return this.changed(actor, id, async (tx, grant) =>
      (await reopenThread(tx, grant, id)) ? this.news.participants(tx, 'reopened', id) : null,
    );
  }

  /** The caller has read what stands in the thread now. */
  async see(actor: Actor, id: ThreadId): Promise<void> {
    const { grant } = await this.door.thread(actor, 'comment.read', id);
    await markSeen(this.sql, grant, [id]);
  }

  /** Puts a thread on another place. Refuses with `text-changed` when that is not in the text; then it stays where it was. */
  async reanchor(actor: Actor, id: ThreadId, { target }: Reanchor): Promise<ThreadBody> {
    const { grant, responseId, thread } = await this.judge(actor, id);
    requireTarget(target);
    const anchorId = randomUUID() as AnchorId; // a new uuid, named here
    const { layer } = thread;
    const kind = await this.anchors.kindFor(responseId, layer);
    await transaction(this.sql, (tx) => insertAnchors(tx, responseId, [{ id: anchorId, layer, kind, target }]));
    const found = await this.anchors.place(responseId, [{ id: anchorId, kind, target }]).catch(async (error: unknown) => {
      await deleteAnchors(this.sql, [anchorId]);
      throw error;
    });
    if (found.anchors[0]?.state === 'detached') {
      await deleteAnchors(this.sql, [anchorId]);
      throw new Refusal('text-changed');
    }
    await transaction(this.sql, async (tx) => {
      await writeAnchors(tx, responseId, found);
      await moveThread(tx, grant, { id, anchorId });
      if (thread.anchorId) await deleteAnchors(tx, [thread.anchorId]);
    });
    if (thread.anchorId) await this.anchors.lift(responseId, [thread.anchorId]);
    this.events.tell(responseId, [thread]);
    return this.reader.one(grant, responseId, id);
  }

  /** Changes a thread, tells those it concerns, and answers it as it is then. */
  private async changed(
    actor: Actor,
    id: ThreadId,
    change: (tx: Transaction, grant: Grant, thread: ThreadRow) => Promise<Reason | null>,
  ): Promise<ThreadBody> {
    const { grant, responseId, thread } = await this.judge(actor, id);
    await transaction(this.sql, async (tx) => {
      const reason = await change(tx, grant, thread);
      const { layer, suggestionId } = thread;
      if (reason) await this.news.tell(tx, { responseId, layer, suggestionId, threadId: id, byId: grant.personId }, [reason]);
    });
    this.events.tell(responseId, [thread]);
    return this.reader.one(grant, responseId, id);
  }

  private async judge(actor: Actor, id: ThreadId): Promise<{ grant: Grant; responseId: ResponseId; thread: ThreadRow }> {
    const judged = await this.door.thread(actor, 'comment.write', id);
    await this.pace.take(actor.personId);
    const [thread] = await findThreadsById(this.sql, judged.grant, [id]);
    if (!thread) throw new Refusal('not-found');
    return { ...judged, thread };
  }
}

/** Where a list goes on, from what it answered before; anything else is `invalid`. */
export const cursorOf = (after: string | undefined): { micros: number; id: string } | null => {
  if (after === undefined) return null;
  const [, micros, id] = /^(\d{1,17})_([0-9a-f-]{36})$/.exec(after) ?? [];
  if (!micros || !id || !isUuid(id)) throw new Refusal('invalid', { field: 'after' });
  return { micros: Number(micros), id };
};
