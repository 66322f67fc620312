// Keeps versions of a text as it is now: by a person's wish, or before something that changes much.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { transaction, type Queries, type Sql, type Transaction } from '@samsvar/database';
import { contentText, withoutAnchors } from '@samsvar/document';
import type { PersonId, ResponseId, VersionId, VersionKind } from '@samsvar/domain';
import { CLOCK, type Clock } from '../base/clock';
import { SYSTEM_DATABASE } from '../base/database.token';
import { ResponseDocuments, type ProjectedResponse } from '../response/response-documents';
import { insertVersion, sha256Of } from '../response/response-version.store';
import { OutlineService } from '../response/outline.service';
import { Sharing } from '../response/sharing';
import { findNewestHash } from './version.store';

/** Event for those who have a response open: its versions are to be asked for anew. */
export const VERSIONS_CHANNEL = 'versions';

/** What the text is kept as before its outline follows a new version. Written in the list in Swedish, as people's own names are. */
const BEFORE_OUTLINE = 'Före ny version av remissen';

/** What is to be kept, and why. */
export interface Keeping {
  readonly kind: VersionKind;
  /** Null when the server keeps it of itself. */
  readonly personId: PersonId | null;
  readonly label?: string;
}

/** What goes with keeping a version, such as writing down who did it. */
export type AlsoKept = (tx: Transaction, id: VersionId) => Promise<void>;

@Injectable()
export class VersionKeeper implements OnModuleInit {
  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly documents: ResponseDocuments,
    private readonly sharing: Sharing,
    private readonly outline: OutlineService,
  ) {}

  onModuleInit(): void {
    this.sharing.before((responseId, { personId }) => this.keepIfNew(responseId, { kind: 'before-share', personId }));
    this.outline.before((responseId, { personId }) => this.keepIfNew(responseId, { kind: 'named', personId, label: BEFORE_OUTLINE }));
  }

  /**
   * Keeps the text with everything in it that has been acknowledged so far, and does what goes with that in the same
   * transaction. The caller has judged who asks. Throws `not-found`.
   */
  async keep(responseId: ResponseId, keeping: Keeping, also: AlsoKept = async () => undefined): Promise<{ readonly id: VersionId; readonly text: ProjectedResponse }> {
    const text = await this.documents.projection(responseId);
    const id = await transaction(this.sql, async (tx) => {
      const kept = await this.insert(tx, { responseId, text, keeping });
      await also(tx, kept);
      return kept;
    });
    this.announce(responseId);
    return { id, text };
  }

  /** Keeps it unless the newest version says just that. */
  async keepIfNew(responseId: ResponseId, keeping: Keeping): Promise<void> {
    const { content } = await this.documents.projection(responseId);
    const newest = await findNewestHash(this.sql, responseId);
    if (!newest?.equals(sha256Of(contentText(withoutAnchors(content))))) await this.keep(responseId, keeping);
  }

  /** Keeps a text that has been read, in the caller's transaction; it announces it afterwards. */
  insert(sql: Queries, { responseId, text, keeping }: { responseId: ResponseId; text: ProjectedResponse; keeping: Keeping }): Promise<VersionId> {
    const { epoch, seq, content, projection } = text;
    return insertVersion(sql, { responseId, epoch, seq, content, words: projection.words, at: this.clock(), ...keeping });
  }

  /** The moment that versions are dated with. */
  now(): Date {
    return this.clock();
  }

  /** Tells everybody who has the response open that its versions are others now. */
  announce(responseId: ResponseId): void {
    this.documents.announce(responseId, { name: VERSIONS_CHANNEL, payload: {}, audience: null });
  }
}
