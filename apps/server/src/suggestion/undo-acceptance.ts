// Taking an acceptance back: what stood there before is put in again, unless somebody has changed it since.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { saySame, type AppliedSuggestion, type NodeJson } from '@samsvar/document';
import { Refusal, type Anchor, type ResponseId, type SuggestionId } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import { DATABASE } from '../base/database.token';
import { findAnchors, findEpoch, targetOf, writeAnchors } from '../comment/anchor.store';
import { Anchors } from '../comment/anchors';
import { ResponseDocuments } from '../response/response-documents';
import { anchorAfter, lengthOf } from './anchor-after';
import { DecisionNews } from './decision-news';
import { OneAtATime } from './one-at-a-time';
import { putBack } from './put-back';
import { StaleSuggestion } from './stale-suggestion';
import { findSuggestionsById, reopenSuggestion, type SuggestionRow } from './suggestion.store';

@Injectable()
export class UndoAcceptance {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly documents: ResponseDocuments,
    private readonly queue: OneAtATime,
    private readonly news: DecisionNews,
    private readonly anchors: Anchors,
  ) {}

  /**
   * The suggestion is open again, and the text as it was there. One that is open already stays so. Throws
   * `suggestion-stale` when the text has been changed since, and `already-decided` when it was not accepted. Were the
   * server to die between the text and the row, the next one who asks finds the text as it was, and sets the row right.
   */
  undo(grant: Grant, responseId: ResponseId, id: SuggestionId): Promise<void> {
    return this.queue.do(responseId, async () => {
      const [row] = await findSuggestionsById(this.sql, grant, { responseId, ids: [id] });
      if (!row) throw new Refusal('not-found');
      if (row.state === 'open') return;
      if (row.state !== 'accepted') throw new Refusal('already-decided');
      await this.restore(grant, row);
      await transaction(this.sql, async (tx) => {
        if (!(await reopenSuggestion(tx, id, 'accepted'))) return;
        await this.news.reopened(tx, grant, row);
        await this.news.writeDown(tx, grant, 'suggestion.reopened', [row]);
      });
      this.news.heard(responseId, [row]);
    });
  }

  private async restore(grant: Grant, row: SuggestionRow): Promise<void> {
    const { responseId, replaced, applied } = row;
    const { content } = await this.documents.projection(responseId);
    const anchor = (await findAnchors(this.sql, grant, [row.anchorId])).get(row.anchorId);
    const item = anchor && putBack(row, anchor, content.text);
    if (!item) throw new StaleSuggestion({ base: applied ?? [], now: [], proposed: replaced ?? [], nowHash: '' });
    // What stood there comes back in the name of whoever puts it back: whose words they were is not known any more.
    const behalf = { writtenBy: null, decidedBy: grant.personId };
    const { outcome } = await this.documents.command(responseId, { type: 'apply-suggestions', items: [item] }, behalf);
    this.requireDone(outcome.type === 'apply-suggestions' ? outcome.suggestions[0] : undefined, row);
    await this.moveAnchor(row, anchor, content.text);
  }

  private requireDone(outcome: AppliedSuggestion | undefined, { applied, replaced }: SuggestionRow): void {
    if (outcome?.outcome === 'applied' || outcome?.outcome === 'merged') return;
    const [base, proposed] = [applied ?? [], replaced ?? []];
    const isBackAlready = outcome?.outcome === 'stale' && saySame(outcome.now, proposed);
    if (isBackAlready) return;
    if (outcome?.outcome === 'stale') throw new StaleSuggestion({ base, now: outcome.now, proposed, nowHash: outcome.nowHash });
    throw new StaleSuggestion({ base, now: [], proposed, nowHash: '' });
  }

  private async moveAnchor(row: SuggestionRow, anchor: Anchor, before: NodeJson): Promise<void> {
    if (row.scope === 'inline' && anchor.kind === 'mark') return this.markAgain(row, anchor);
    const { content, seq } = await this.documents.projection(row.responseId);
    const nodes = row.scope === 'insert' ? [] : (row.replaced ?? []);
    const moved = anchorAfter(anchor, { scope: row.scope, before, after: content.text, nodes, state: 'live' });
    const at = { epoch: await findEpoch(this.sql, row.responseId), seq };
    if (moved) await writeAnchors(this.sql, row.responseId, { at, anchors: [moved] });
  }

  /** Words that were taken out left their mark on what stood beside them. */
  private async markAgain({ responseId, applied, replaced }: SuggestionRow, anchor: Anchor): Promise<void> {
    if (applied === null || applied.length > 0) return;
    const { block, offset } = anchor.from;
    const target = { ...targetOf(anchor), to: { block, offset: offset + lengthOf(replaced ?? []) } };
    await this.anchors.lift(responseId, [anchor.id]);
    await writeAnchors(this.sql, responseId, await this.anchors.place(responseId, [{ id: anchor.id, kind: 'mark', target }]));
  }
}
