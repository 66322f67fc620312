// Threads: listing and beginning them, assigning, settling and reopening.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Refusal, isUuid, type Actor, type AuditFacts, type ResponseId, type ThreadId } from '@samsvar/domain';
import type { PeopleBody, Settlement, ThreadBody, ThreadChange, ThreadDraft, ThreadListBody } from '@samsvar/protocol';
import type { Deed } from '../audit/audit';
import { DATABASE } from '../base/database.token';
import { BeginThreads } from './begin-threads';
import { findCallable, findCalled, findOrganisations } from './people.store';
import { ReviewDoor, type Judged } from './review-door';
import { participants, people } from './review-news';
import { ThreadChanges, type ChangedThread } from './thread-changes';
import { ThreadReader } from './thread-reader';
import { findThreads, reopenThread, settleThreads, updateThread } from './thread.store';

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
    private readonly door: ReviewDoor,
    private readonly reader: ThreadReader,
    private readonly beginning: BeginThreads,
    private readonly changes: ThreadChanges,
  ) {}

  /** One page of the threads that the caller's organisation may see. */
  async list(actor: Actor, responseId: ResponseId, { state, after }: ThreadListQuery): Promise<ThreadListBody> {
    const { grant } = await this.door.judged(actor, 'comment.read', responseId);
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
    const { grant } = await this.door.judged(actor, 'comment.read', responseId);
    const [callable, organisations] = await Promise.all([findCallable(this.sql, grant, responseId), findOrganisations(this.sql, responseId)]);
    return { people: callable, organisations };
  }

  /** Begins a thread. Refuses with `text-changed` when its place is not in the text any more. */
  async begin(actor: Actor, responseId: ResponseId, draft: ThreadDraft): Promise<ThreadBody> {
    const { grant } = await this.door.judged(actor, 'comment.write', responseId);
    await this.door.pace(actor);
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
    const { grant } = await this.door.judged(actor, 'comment.write', responseId);
    const wishes = drafts.map((draft) => ({ ...draft, kind: 'comment' as const, suggestionId: null }));
    return this.beginning.begin(grant, responseId, { wishes });
  }

  /** Says whom the thread waits for, and whether it blocks. */
  async change(actor: Actor, id: ThreadId, { isBlocking, assignedTo }: ThreadChange): Promise<ThreadBody> {
    const judged = await this.writing(actor, id);
    return this.changes.make(judged, id, async (tx, thread) => {
      if (assignedTo) {
        const readers = await findCalled(tx, thread, people([assignedTo]));
        if (readers.length === 0) throw new Refusal('invalid', { field: 'assignedTo' });
      }
      await updateThread(tx, judged.grant, { id, isBlocking, assignedTo });
      const isNew = assignedTo && assignedTo !== thread.assignedTo;
      const facts = { ...(isBlocking !== undefined && { isBlocking }), ...(assignedTo !== undefined && { assignedTo }) };
      return { reasons: isNew ? [{ kind: 'assigned', called: people([assignedTo]) }] : [], deed: deedOf('thread.changed', id, facts) };
    });
  }

  /** Settles a thread; one that is settled already is answered as it is. */
  async settle(actor: Actor, id: ThreadId, { outcome, note }: Settlement): Promise<ThreadBody> {
    const judged = await this.writing(actor, id);
    return this.changes.make(judged, id, async (tx) => {
      const settled = await settleThreads(tx, judged.grant, { ids: [id], outcome, note });
      if (settled.length === 0) return UNCHANGED;
      return { reasons: [await participants(tx, 'resolved', id)], deed: deedOf('thread.settled', id, { outcome }) };
    });
  }

  /** Opens a settled thread again; one that is open is answered as it is. */
  async reopen(actor: Actor, id: ThreadId): Promise<ThreadBody> {
    const judged = await this.writing(actor, id);
    return this.changes.make(judged, id, async (tx) => {
      if (!(await reopenThread(tx, judged.grant, id))) return UNCHANGED;
      return { reasons: [await participants(tx, 'reopened', id)], deed: deedOf('thread.reopened', id) };
    });
  }

  /** The caller has read what stands in the thread now, and so what was told of it. */
  async see(actor: Actor, id: ThreadId): Promise<void> {
    const { grant } = await this.door.thread(actor, 'comment.read', id);
    await this.changes.see(grant, id);
  }

  private async writing(actor: Actor, id: ThreadId): Promise<Judged> {
    const judged = await this.door.thread(actor, 'comment.write', id);
    await this.door.pace(actor);
    return judged;
  }
}

const UNCHANGED: ChangedThread = { reasons: [], deed: null };

const deedOf = (action: Deed['action'], id: ThreadId, facts: AuditFacts = {}): Deed => ({ action, object: { kind: 'thread', id }, facts });

/** Where a list goes on, from what it answered before; anything else is `invalid`. */
export const cursorOf = (after: string | undefined): { micros: number; id: string } | null => {
  if (after === undefined) return null;
  const [, micros, id] = /^(\d{1,17})_([0-9a-f-]{36})$/.exec(after) ?? [];
  if (!micros || !id || !isUuid(id)) throw new Refusal('invalid', { field: 'after' });
  return { micros: Number(micros), id };
};
