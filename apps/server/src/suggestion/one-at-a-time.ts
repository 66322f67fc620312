// Lets one at a time change the text of a response by suggestions: each is judged by what the one before it left.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import type { ResponseId } from '@samsvar/domain';
import { SYSTEM_DATABASE } from '../base/database.token';
import { lockSuggestions } from './suggestion.store';

/** So many responses at once: each holds a connection while the work needs others, and the pool must never run dry. */
const AT_ONCE = 2;

@Injectable()
export class OneAtATime {
  private readonly last = new Map<ResponseId, Promise<unknown>>();
  private readonly waiting: (() => void)[] = [];
  private busy = 0;

  constructor(@Inject(SYSTEM_DATABASE) private readonly sql: Sql) {}

  /** Does the work when what was asked for before for this response is done: here in order, and on every other node. */
  async do<T>(responseId: ResponseId, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(responseId) ?? Promise.resolve();
    const locked = () => this.inTurn(() => this.alone(responseId, work));
    const mine = before.then(locked, locked);
    this.last.set(responseId, mine);
    try {
      return await mine;
    } finally {
      if (this.last.get(responseId) === mine) this.last.delete(responseId);
    }
  }

  /** The lock is another transaction's than what the work does: it is only held until that is done. */
  private alone<T>(responseId: ResponseId, work: () => Promise<T>): Promise<T> {
    return transaction(this.sql, async (tx) => {
      await lockSuggestions(tx, responseId);
      return work();
    });
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.busy >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.busy += 1;
    try {
      return await work();
    } finally {
      // The place is handed on as it is.
      const next = this.waiting.shift();
      if (next) next();
      else this.busy -= 1;
    }
  }
}
