// Rejecting and withdrawing suggestions, and opening rejected ones again. The text is not touched.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import { Refusal, type ResponseId, type SuggestionId } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import { DATABASE } from '../base/database.token';
import { DecisionNews } from './decision-news';
import { findSuggestionsById, reopenSuggestion, writeRefusal, type SuggestionRow } from './suggestion.store';

/** Suggestions to reject. */
export interface Rejecting {
  readonly responseId: ResponseId;
  readonly ids: readonly SuggestionId[];
  readonly reason: string;
}

@Injectable()
export class RefuseSuggestions {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly news: DecisionNews,
  ) {}

  /** Rejects those that are open, and answers for each that the caller may know of whether it was. */
  async rejectAll(grant: Grant, { responseId, ids, reason }: Rejecting): Promise<ReadonlyMap<SuggestionId, 'rejected' | 'already-decided'>> {
    const rows = await transaction(this.sql, async (tx) => {
      const locked = await findSuggestionsById(tx, grant, { responseId, ids, isLocking: true });
      const open = locked.filter(isUndecided);
      await writeRefusal(tx, grant, { ids: open.map(({ id }) => id), state: 'rejected', reason });
      for (const row of open) await this.news.rejected(tx, grant, row, reason);
      await this.news.writeDown(tx, grant, 'suggestion.rejected', open);
      return locked;
    });
    this.news.heard(responseId, rows.filter(isUndecided));
    return new Map(rows.map((row) => [row.id, isUndecided(row) ? 'rejected' : 'already-decided']));
  }

  /** Rejects one. Throws `already-decided` when it is not open. */
  async reject(grant: Grant, about: SuggestionRow, reason: string): Promise<void> {
    const outcomes = await this.rejectAll(grant, { responseId: about.responseId, ids: [about.id], reason });
    if (outcomes.get(about.id) !== 'rejected') throw new Refusal('already-decided');
  }

  /** Opens a rejected one again; one that is open stays so. Throws `already-decided` when it was decided otherwise. */
  reopen(grant: Grant, about: SuggestionRow): Promise<void> {
    return this.locked(grant, about, async (tx, row) => {
      if (row.state === 'open') return;
      if (!(await reopenSuggestion(tx, row.id, 'rejected'))) throw new Refusal('already-decided');
      await this.news.reopened(tx, grant, row);
      await this.news.writeDown(tx, grant, 'suggestion.reopened', [row]);
    });
  }

  /** Takes an open one back, for whoever made it. Throws `already-decided` when it is not open. */
  withdraw(grant: Grant, about: SuggestionRow): Promise<void> {
    return this.locked(grant, about, async (tx, row) => {
      if (!isUndecided(row)) throw new Refusal('already-decided');
      await writeRefusal(tx, grant, { ids: [row.id], state: 'withdrawn', reason: '' });
      await this.news.withdrawn(tx, grant, row);
      await this.news.writeDown(tx, grant, 'suggestion.withdrawn', [row]);
    });
  }

  private async locked(grant: Grant, { id, responseId }: SuggestionRow, change: (tx: Transaction, row: SuggestionRow) => Promise<void>): Promise<void> {
    const row = await transaction(this.sql, async (tx) => {
      const [found] = await findSuggestionsById(tx, grant, { responseId, ids: [id], isLocking: true });
      if (!found) throw new Refusal('not-found');
      await change(tx, found);
      return found;
    });
    this.news.heard(responseId, [row]);
  }
}

/** Nobody has decided, and nobody is accepting it in this moment. */
const isUndecided = ({ state, decidedBy }: SuggestionRow): boolean => state === 'open' && decidedBy === null;
