// Brings back a version, whole or one section: the text as it was is kept first, and all who write are told.
import { Injectable } from '@nestjs/common';
import { transaction } from '@samsvar/database';
import { changedTexts, followChangedInSteps, restored, withUnknownFrom } from '@samsvar/document';
import { Refusal, type Actor, type ResponseId, type VersionId } from '@samsvar/domain';
import type { Restoration, RestoredBody } from '@samsvar/protocol';
import type { Grant } from '../access/grant';
import { Ledger } from '../audit/ledger';
import { countDetached } from '../comment/thread.store';
import { Notifications } from '../notification/notifications';
import { ResponseDocuments } from '../response/response-documents';
import { findAuthorshipPlace, findWrittenText, replaceRuns } from './authorship.store';
import { inTurns } from './in-turns';
import { authorshipOf, keptRuns } from './kept-runs';
import { VersionKeeper } from './version-keeper';
import { VersionService } from './version.service';
import { findPersonName, findVersionText, findWriters, type VersionText } from './version.store';

/** Event for those who have a response open: `{by, before}`, whose doing it was and the version kept before it. */
export const RESTORED_CHANNEL = 'restored';

/** What is brought back, for whom. */
interface Bringing {
  readonly actor: Actor;
  readonly grant: Grant;
  readonly responseId: ResponseId;
  readonly version: VersionText;
  readonly sectionId: string | null;
}

@Injectable()
export class RestoreVersion {
  constructor(
    private readonly ledger: Ledger,
    private readonly documents: ResponseDocuments,
    private readonly notifications: Notifications,
    private readonly versions: VersionService,
    private readonly keeper: VersionKeeper,
  ) {}

  /**
   * Changes only the blocks that differ, among those who write; anchors stay on the words that survive. Refuses with
   * `not-found` when the version holds no such section.
   */
  async restore(actor: Actor, id: VersionId, { sectionId }: Restoration): Promise<RestoredBody> {
    const { grant, responseId } = await this.versions.judge(actor, 'version.restore', id);
    const version = await findVersionText(this.ledger.sql, grant, id);
    if (!version || restored(version.content, version.content, sectionId).type === 'no-section') throw new Refusal('not-found');
    const lost = await countDetached(this.ledger.sql, grant, responseId);
    // The text is changed elsewhere: with the version before it goes what is written down, so that none is missing.
    const deed = { action: 'version.restored', object: { kind: 'response_version', id }, facts: { response: responseId, section: sectionId } } as const;
    const keeping = { kind: 'before-restore', personId: actor.personId } as const;
    const kept = await this.keeper.keep(responseId, keeping, (tx) => this.ledger.record(tx, grant, deed));
    const bringing = { actor, grant, responseId, version, sectionId };
    const changed = await this.bringBack(bringing);
    if (changed > 0) await this.tell(bringing, kept.id);
    const detached = Math.max(0, (await countDetached(this.ledger.sql, grant, responseId)) - lost);
    return { before: await this.versions.present(grant, kept.id), changed, detached };
  }

  private async bringBack({ actor, responseId, version, sectionId }: Bringing): Promise<number> {
    const command = { type: 'restore', to: version.content, sectionId } as const;
    const { outcome } = await this.documents.command(responseId, command, { writtenBy: null, decidedBy: actor.personId });
    if (outcome.type !== 'restore') throw new Error('A restoration came to something else.');
    // Anchors are looked for again, and what is not new has its authors again.
    await this.documents.projection(responseId);
    if (outcome.changed > 0) await this.giveBackAuthors(responseId, version);
    return outcome.changed;
  }

  /** What the server put in is nobody's; who wrote it then is known from the version. */
  private async giveBackAuthors(responseId: ResponseId, { content, runs }: VersionText): Promise<void> {
    if (!runs) return;
    await transaction(this.ledger.sql, async (tx) => {
      const place = await findAuthorshipPlace(tx, responseId);
      const now = await findWrittenText(tx, responseId);
      if (!place || !now?.runs) return;
      const then = authorshipOf(runs);
      const changed = changedTexts(content.text, now.content.text);
      const followed = await inTurns(followChangedInSteps(changed, { authorship: then, runs: null }, { who: () => null, at: 0 }));
      const authorship = withUnknownFrom(authorshipOf(now.runs), { ...then, ...followed });
      await replaceRuns(tx, responseId, { epoch: place.epoch, seq: place.seq, ...keptRuns(authorship, now.runs.people) });
    });
  }

  private async tell({ actor, grant, responseId, sectionId }: Bringing, before: VersionId): Promise<void> {
    const by = await findPersonName(this.ledger.sql, actor.personId);
    this.documents.announce(responseId, { name: RESTORED_CHANNEL, payload: { by, before }, audience: null });
    const writers = await findWriters(this.ledger.sql, grant, responseId);
    const told = { kind: 'restored', responseId, byId: actor.personId, sectionId } as const;
    await transaction(this.ledger.sql, (tx) => this.notifications.tell(tx, writers.map((writer) => ({ ...told, ...writer }))));
  }
}
