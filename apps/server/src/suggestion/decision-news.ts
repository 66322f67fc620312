// What follows from a decision about a suggestion: its thread is settled, and those it concerns are told.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@samsvar/database';
import type { AuditAction, NotificationKind, ResponseId, ThreadOutcome } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import { Audit } from '../audit/audit';
import { ReviewEvents } from '../comment/review-events';
import { ReviewNews, participants, people } from '../comment/review-news';
import { reopenThread, settleThreads } from '../comment/thread.store';
import type { SuggestionRow } from './suggestion.store';

@Injectable()
export class DecisionNews {
  constructor(
    private readonly news: ReviewNews,
    private readonly events: ReviewEvents,
    private readonly audit: Audit,
  ) {}

  /** Those who have the response open fetch these again. To be called once the decisions are committed. */
  heard(responseId: ResponseId, rows: readonly SuggestionRow[]): void {
    this.events.tell(responseId, rows.map(({ id, threadId, layer }) => ({ id: threadId, suggestionId: id, layer })));
  }

  /**
   * Puts decisions into the log, as the last statement of their transaction: whoever holds a log waits for nothing else.
   * What all parties may know comes first, so that both logs are taken in their order.
   */
  async writeDown(tx: Transaction, grant: Grant, action: AuditAction, rows: readonly SuggestionRow[]): Promise<void> {
    const [open, own] = [rows.filter(({ layer }) => layer === null), rows.filter(({ layer }) => layer !== null)];
    for (const { id, layer, responseId: response } of [...open, ...own])
      await this.audit.recordBy(tx, grant, { action, object: { kind: 'suggestion', id }, facts: { response } }, layer);
  }

  accepted(tx: Transaction, grant: Grant, row: SuggestionRow): Promise<void> {
    return this.settled(tx, grant, { row, outcome: 'addressed', note: '', kind: 'suggestion-accepted' });
  }

  rejected(tx: Transaction, grant: Grant, row: SuggestionRow, note: string): Promise<void> {
    return this.settled(tx, grant, { row, outcome: 'rejected', note, kind: 'suggestion-rejected' });
  }

  /** Nobody needs to hear of it: whoever made it took it back. */
  async withdrawn(tx: Transaction, grant: Grant, row: SuggestionRow): Promise<void> {
    await settleThreads(tx, grant, { ids: [row.threadId], outcome: 'rejected', note: '' });
    await this.news.read(tx, grant, [row.threadId]);
  }

  /** The decision was taken back: the thread is open again. */
  async reopened(tx: Transaction, grant: Grant, row: SuggestionRow): Promise<void> {
    await reopenThread(tx, grant, row.threadId);
    await this.tell(tx, grant, row, 'reopened');
  }

  private async settled(tx: Transaction, grant: Grant, { row, outcome, note, kind }: Settling): Promise<void> {
    await settleThreads(tx, grant, { ids: [row.threadId], outcome, note });
    await this.tell(tx, grant, row, kind);
  }

  private async tell(tx: Transaction, grant: Grant, row: SuggestionRow, kind: NotificationKind): Promise<void> {
    const { responseId, layer, threadId, id: suggestionId, createdBy } = row;
    await this.news.read(tx, grant, [threadId]);
    const reasons = [{ kind, called: people([createdBy]) }, await participants(tx, kind, threadId)];
    await this.news.tell(tx, { responseId, layer, threadId, suggestionId, byId: grant.personId }, reasons);
  }
}

interface Settling {
  readonly row: SuggestionRow;
  readonly outcome: ThreadOutcome;
  readonly note: string;
  readonly kind: NotificationKind;
}
