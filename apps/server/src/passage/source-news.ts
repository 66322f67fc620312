// Tells people that a source which they cite has changed where they cite it.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@samsvar/database';
import type { PersonId, SourceVersionId } from '@samsvar/domain';
import { Notifications } from '../notification/notifications';
import { findConcerned } from './source-news.store';

@Injectable()
export class SourceNews {
  constructor(private readonly notifications: Notifications) {}

  /**
   * Tells of a version that has come into use, in the transaction in which it has. Nobody is told when nothing that is cited
   * has changed. `byId` brought the version in or said that it is to be used, and is told only when it came by itself.
   */
  async tell(
    tx: Transaction,
    { versionId, byId, isByItself }: { readonly versionId: SourceVersionId; readonly byId: PersonId; readonly isByItself: boolean },
  ): Promise<void> {
    const concerned = await findConcerned(tx, versionId);
    await this.notifications.tell(
      tx,
      concerned.map((each) => ({ ...each, kind: 'source-changed', byId, sourceVersionId: versionId, isByItself })),
    );
  }
}
