// Beginning threads: rows first, then the place in the text; a thread whose place is not there is not kept.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { transaction, type Transaction } from '@samsvar/database';
import {
  Refusal,
  THREAD_LIMIT,
  type AnchorId,
  type AnchorKind,
  type AnchorTarget,
  type CommentId,
  type Mention,
  type OrganisationId,
  type PersonId,
  type ResponseId,
  type SuggestionId,
  type ThreadId,
  type Visibility,
} from '@samsvar/domain';
import type { Grant } from '../access/grant';
import { Ledger } from '../audit/ledger';
import { deleteAnchors, insertAnchors, writeAnchors } from './anchor.store';
import { Anchors, layerOf, requireTarget, type FoundAnchors } from './anchors';
import { insertComments } from './comment.store';
import { InsideSections } from './inside-sections';
import { findCalled, findResponsible } from './people.store';
import { ReviewEvents } from './review-events';
import { ReviewNews, mentioned, people, type Reason } from './review-news';
import { countThreads, deleteThreads, insertThreads, markSeen } from './thread.store';

/** A thread that is to be begun. */
export interface ThreadWish {
  readonly kind: 'comment' | 'suggestion';
  readonly visibility: Visibility;
  readonly target: AnchorTarget | null;
  readonly isBlocking: boolean;
  readonly assignedTo: PersonId | null;
  /** The first comment; null when there is none. */
  readonly comment: { readonly text: string; readonly mentions: readonly Mention[] } | null;
  /** The name in a Word file that it came back in, when that was nobody here. */
  readonly nameInFile: string | null;
  /** The suggestion that is to be talked about, for that kind. */
  readonly suggestionId: SuggestionId | null;
}

/** A thread that is being begun. */
export interface BegunThread {
  readonly id: ThreadId;
  readonly wish: ThreadWish;
  readonly layer: OrganisationId | null;
  readonly anchorId: AnchorId | null;
  readonly kind: AnchorKind;
}

/** What another room adds to threads that begin. */
export interface BeginSteps {
  /** Adds its rows, in the transaction that adds the threads. */
  readonly insert?: (tx: Transaction, begun: readonly BegunThread[]) => Promise<void>;
  /** The threads that may stay, of those whose place was found. */
  readonly judge?: (found: FoundAnchors, begun: readonly BegunThread[]) => Promise<readonly BegunThread[]>;
}

@Injectable()
export class BeginThreads {
  constructor(
    private readonly ledger: Ledger,
    private readonly anchors: Anchors,
    private readonly events: ReviewEvents,
    private readonly news: ReviewNews,
    private readonly inside: InsideSections,
  ) {}

  /**
   * Begins threads in the caller's name with one command to the text. Answers, for each wish, the thread's id, or null
   * where its place is not in the text any more: nothing is kept of that. Were the server to die in between, the rows
   * stay as `pending`, and `AnchorSweep` puts them in the text.
   */
  async begin(grant: Grant, responseId: ResponseId, { wishes, ...steps }: BeginSteps & { readonly wishes: readonly ThreadWish[] }): Promise<(ThreadId | null)[]> {
    await this.requireRoom(responseId, wishes.length);
    await this.requireReaders(grant, responseId, wishes);
    await this.inside.require(grant, responseId, wishes.map(({ target }) => target));
    const begun = await transaction(this.ledger.sql, async (tx) => {
      const prepared: BegunThread[] = [];
      for (const wish of wishes) prepared.push(await this.prepare(tx, { grant, responseId, wish }));
      await this.insert(tx, { grant, responseId, begun: prepared, steps });
      return prepared;
    });
    const kept = await this.settle(grant, responseId, { begun, steps }).catch(async (error: unknown) => {
      await transaction(this.ledger.sql, (tx) => this.undo(tx, begun));
      throw error;
    });
    this.events.tell(responseId, kept.map(({ id, layer, wish }) => ({ id, layer, suggestionId: wish.suggestionId })));
    return begun.map((thread) => (kept.includes(thread) ? thread.id : null));
  }

  private async requireRoom(responseId: ResponseId, more: number): Promise<void> {
    if ((await countThreads(this.ledger.sql, responseId)) + more > THREAD_LIMIT) throw new Refusal('too-many-threads', { limit: THREAD_LIMIT });
  }

  /** Whoever a thread waits for must be able to read it. */
  private async requireReaders(grant: Grant, responseId: ResponseId, wishes: readonly ThreadWish[]): Promise<void> {
    for (const { assignedTo, visibility, target } of wishes) {
      if (target) requireTarget(target);
      if (assignedTo === null) continue;
      const readers = await findCalled(this.ledger.sql, { responseId, layer: layerOf(grant, visibility) }, people([assignedTo]));
      if (readers.length === 0) throw new Refusal('invalid', { field: 'assignedTo' });
    }
  }

  private async prepare(tx: Transaction, { grant, responseId, wish }: { grant: Grant; responseId: ResponseId; wish: ThreadWish }): Promise<BegunThread> {
    const layer = layerOf(grant, wish.visibility);
    // New uuids, named here.
    const anchorId = wish.target && (randomUUID() as AnchorId);
    return { id: randomUUID() as ThreadId, wish, layer, anchorId, kind: await this.anchors.kindFor(tx, responseId, layer) };
  }

  private async insert(tx: Transaction, { grant, responseId, begun, steps }: Insertion): Promise<void> {
    const anchors = begun.flatMap(({ anchorId: id, layer, kind, wish: { target } }) => (id && target ? { id, layer, kind, target } : []));
    await insertAnchors(tx, responseId, anchors);
    const threads = begun.map(({ id, layer, anchorId, wish: { kind, isBlocking, assignedTo } }) => ({ id, kind, layer, anchorId, isBlocking, assignedTo }));
    await insertThreads(tx, grant, { responseId, threads });
    const comments = begun.flatMap(({ id: threadId, wish: { comment, nameInFile } }) =>
      comment ? { id: randomUUID() as CommentId, threadId, nameInFile, text: comment.text, mentions: comment.mentions } : [],
    );
    await insertComments(tx, grant, comments);
    await markSeen(tx, grant, begun.map(({ id }) => id));
    await steps.insert?.(tx, begun);
  }

  /** Puts the anchors in the text, keeps what found its place, and tells of that. */
  private async settle(grant: Grant, responseId: ResponseId, { begun, steps }: Pick<Insertion, 'begun' | 'steps'>): Promise<BegunThread[]> {
    const asked = begun.flatMap(({ anchorId: id, kind, wish: { target } }) => (id && target ? { id, kind, target } : []));
    const found = await this.anchors.place(responseId, asked);
    const lost = new Set(found.anchors.flatMap(({ id, state }) => (state === 'detached' ? id : [])));
    // What was pointed at may be found elsewhere by now.
    const isInside = await this.inside.of(grant, responseId);
    const away = new Set(found.anchors.flatMap((anchor) => (lost.has(anchor.id) || isInside(anchor) ? [] : anchor.id)));
    const placed = begun.filter(({ anchorId }) => anchorId === null || (!lost.has(anchorId) && !away.has(anchorId)));
    const kept = steps.judge ? [...(await steps.judge(found, placed))] : placed;
    const dropped = begun.filter((thread) => !kept.includes(thread));
    const sectionOf = kept.some(({ wish }) => wish.kind === 'suggestion') ? await this.inside.sectionsOf(responseId) : () => null;
    await transaction(this.ledger.sql, async (tx) => {
      await writeAnchors(tx, responseId, found);
      await this.undo(tx, dropped);
      for (const thread of kept) {
        const block = found.anchors.find(({ id }) => id === thread.anchorId)?.from.block;
        await this.tell(tx, { grant, responseId, thread, sectionId: block === undefined ? null : sectionOf(block) });
      }
      await this.writeDown(tx, grant, { responseId, kept });
    });
    const marked = dropped.flatMap(({ anchorId, kind }) => (anchorId && kind === 'mark' && !lost.has(anchorId) ? anchorId : []));
    await this.anchors.lift(responseId, marked);
    return kept;
  }

  /** What all parties may know comes first: both logs are then taken in their order, and the own one is held already. */
  private async writeDown(tx: Transaction, grant: Grant, { responseId: response, kept }: { responseId: ResponseId; kept: readonly BegunThread[] }): Promise<void> {
    const open = kept.filter(({ layer }) => layer === null);
    const own = kept.filter(({ layer }) => layer !== null);
    for (const { id, layer, wish } of [...open, ...own]) {
      const isThread = wish.suggestionId === null;
      const object = isThread ? { kind: 'thread', id } : { kind: 'suggestion', id: wish.suggestionId };
      await this.ledger.recordIn(layer, tx, { grant, deed: { action: isThread ? 'thread.begun' : 'suggestion.made', object, facts: { response } } });
    }
  }

  private async undo(tx: Transaction, dropped: readonly BegunThread[]): Promise<void> {
    if (dropped.length === 0) return;
    await deleteThreads(tx, dropped.map(({ id }) => id));
    await deleteAnchors(tx, dropped.flatMap(({ anchorId }) => anchorId ?? []));
  }

  private async tell(tx: Transaction, { grant, responseId, thread, sectionId }: Telling): Promise<void> {
    const { id: threadId, layer, wish } = thread;
    const reasons: Reason[] = [mentioned(wish.comment?.mentions ?? [])];
    if (wish.assignedTo) reasons.push({ kind: 'assigned', called: people([wish.assignedTo]) });
    if (wish.kind === 'suggestion')
      reasons.push({ kind: 'suggestion-made', called: people(await findResponsible(tx, responseId, sectionId)) });
    await this.news.tell(tx, { responseId, layer, byId: grant.personId, threadId, suggestionId: wish.suggestionId, sectionId }, reasons);
  }
}

interface Insertion {
  readonly grant: Grant;
  readonly responseId: ResponseId;
  readonly begun: readonly BegunThread[];
  readonly steps: BeginSteps;
}

interface Telling {
  readonly grant: Grant;
  readonly responseId: ResponseId;
  readonly thread: BegunThread;
  readonly sectionId: string | null;
}
