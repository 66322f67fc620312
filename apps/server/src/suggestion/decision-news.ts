// What follows from a decision about a suggestion: its thread is settled, and those it concerns are told.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@samsvar/database';
import type { NotificationKind, ResponseId, ThreadOutcome } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import { ReviewEvents } from '../comment/review-events';
import { ReviewNews, participants, people } from '../comment/review-news';
import { reopenThread, settleThreads } from '../comment/thread.store';
import type { SuggestionRow } from './suggestion.store';

@Injectable()
export class DecisionNews {
  constructor(
    private readonly news: ReviewNews,
    private readonly events: ReviewEvents,
  ) {}

  /** Those who have the response open fetch these again. To be called once the decisions are committed. */
  heard(responseId: ResponseId, rows: readonly SuggestionRow[]): void {
    this.events.tell(responseId, rows.map(({ id, threadId, layer }) => ({ id: threadId, suggestionId: id, layer })));
  }

  accepted(tx: Transaction, grant: Grant, row: SuggestionRow): Promise<void> {
    return this.settled(tx, grant, { row, outcome: 'addressed', note: '', kind: 'suggestion-accepted' });
  }

  rejected(tx: Transaction, grant: Grant, row: SuggestionRow, note: string): Promise<void> {
    return this.settled(tx, grant, { row, outcome: 'rejected', note, kind: 'suggestion-rejected' });
  }

  /** Nobody needs to hear of it: whoever made it took it back. */
  async withdrawn(tx: Transaction, grant: Grant, { threadId }: SuggestionRow): Promise<void> {
    await settleThreads(tx, grant, { ids: [threadId], outcome: 'rejected', note: '' });
    await this.news.read(tx, grant, [threadId]);
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
