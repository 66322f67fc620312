// Before a response is shared: what others must not notice is taken out of the text, and followed without a mark.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import type { ResponseId } from '@samsvar/domain';
import { SYSTEM_DATABASE } from '../base/database.token';
import { ResponseDocuments } from '../response/response-documents';
import { Sharing } from '../response/sharing';
import { findAllAnchors, trackLayeredAnchors } from './anchor.store';
import { Anchors } from './anchors';

@Injectable()
export class AnchorSharing implements OnModuleInit {
  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    private readonly sharing: Sharing,
    private readonly documents: ResponseDocuments,
    private readonly anchors: Anchors,
  ) {}

  onModuleInit(): void {
    this.sharing.before((responseId) => this.unmark(responseId));
  }

  /**
   * May be called again: what is tracked already, and whose mark may have been left behind, is lifted too. The projection
   * comes first, so that each anchor is known where it stands now.
   */
  async unmark(responseId: ResponseId): Promise<void> {
    await this.documents.projection(responseId);
    await transaction(this.sql, (tx) => trackLayeredAnchors(tx, responseId));
    const layered = (await findAllAnchors(this.sql, responseId)).filter(({ layer }) => layer !== null);
    await this.anchors.lift(responseId, layered.map(({ id }) => id));
  }
}
