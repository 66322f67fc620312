// Lets one at a time change the text of a response by suggestions: each is judged by what the one before it left.
import { Injectable } from '@nestjs/common';
import type { ResponseId } from '@samsvar/domain';

@Injectable()
export class OneAtATime {
  private readonly last = new Map<ResponseId, Promise<unknown>>();

  /** Does the work when what was asked for before, in this process and for this response, is done. */
  async do<T>(responseId: ResponseId, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(responseId) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.last.set(responseId, mine);
    try {
      return await mine;
    } finally {
      if (this.last.get(responseId) === mine) this.last.delete(responseId);
    }
  }
}
