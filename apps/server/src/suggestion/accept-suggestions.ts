// Accepting suggestions: the text is changed by a command to it, and each of them is decided about exactly once.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import { saySame, type AppliedSuggestion, type NodeJson } from '@samsvar/document';
import type { AcceptedPart, Anchor, AnchorId, ResponseId, SuggestionId } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import { DATABASE } from '../base/database.token';
import { findAnchors, findEpoch, knownPlace, writeAnchors } from '../comment/anchor.store';
import { ResponseDocuments } from '../response/response-documents';
import { AbandonedAcceptances, isAbandoned } from './abandoned-acceptances';
import { anchorAfter } from './anchor-after';
import { DecisionNews } from './decision-news';
import { OneAtATime } from './one-at-a-time';
import type { Staleness } from './stale-suggestion';
import { clearIntents, findSuggestionsById, writeAcceptance, writeIntents, type SuggestionRow } from './suggestion.store';

/** One suggestion to accept, as a whole or with other nodes instead. */
export interface Wanted {
  readonly id: SuggestionId;
  readonly instead: { readonly nodes: readonly NodeJson[]; readonly part: Exclude<AcceptedPart, 'whole'> } | null;
  readonly nowHash: string | null;
}

/** What became of one. */
export type Accepted =
  | { readonly outcome: 'accepted' | 'merged' | 'gone' | 'protected' | 'already-decided' }
  | { readonly outcome: 'stale'; readonly staleness: Staleness };

interface Claimed {
  readonly row: SuggestionRow;
  readonly nodes: readonly NodeJson[];
  readonly wanted: Wanted;
}

/**
 * The order of things, for every one: (1) under a lock of its row, who accepts what is noted in it, while its state is
 * still `open` (the intent); whoever finds a fresh intent is told `already-decided`. (2) The command changes the text.
 * (3) The row says `accepted`, or the intent is cleared. No row is locked while the text is changed. Where the server
 * dies between 1 and 3, the intent grows old, and `AbandonedAcceptances` looks whether the text reads as intended.
 */
@Injectable()
export class AcceptSuggestions {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly documents: ResponseDocuments,
    private readonly queue: OneAtATime,
    private readonly abandoned: AbandonedAcceptances,
    private readonly news: DecisionNews,
  ) {}

  /** Accepts suggestions of a response; each has its own outcome. What the caller may not know of is `gone`. */
  accept(grant: Grant, responseId: ResponseId, wanted: readonly Wanted[]): Promise<ReadonlyMap<SuggestionId, Accepted>> {
    return this.queue.do(responseId, async () => {
      const results = new Map<SuggestionId, Accepted>(wanted.map(({ id }) => [id, { outcome: 'gone' }]));
      await this.mendAbandoned(grant, responseId, wanted);
      const claimed = await transaction(this.sql, (tx) => this.claim(tx, { grant, responseId, wanted, results }));
      for (const group of byProposer(claimed)) {
        const outcomes = await this.apply(grant, responseId, group);
        for (const [id, outcome] of outcomes) results.set(id, outcome);
      }
      this.news.heard(responseId, claimed.map(({ row }) => row));
      return results;
    });
  }

  private async mendAbandoned(grant: Grant, responseId: ResponseId, wanted: readonly Wanted[]): Promise<void> {
    const rows = await findSuggestionsById(this.sql, grant, { responseId, ids: wanted.map(({ id }) => id) });
    for (const row of rows) if (isAbandoned(row)) await this.abandoned.mend(row);
  }

  private async claim(tx: Transaction, { grant, responseId, wanted, results }: Claiming): Promise<Claimed[]> {
    const ids = wanted.map(({ id }) => id);
    const rows = await findSuggestionsById(tx, grant, { responseId, ids, isLocking: true });
    const claimed = rows.flatMap((row): Claimed[] => {
      const isFree = row.state === 'open' && row.decidedBy === null;
      const wish = wanted.find(({ id }) => id === row.id);
      if (!isFree || !wish) results.set(row.id, { outcome: 'already-decided' });
      return isFree && wish ? [{ row, wanted: wish, nodes: wish.instead?.nodes ?? row.proposed }] : [];
    });
    await writeIntents(tx, grant, claimed.map(({ row, nodes, wanted: wish }) => ({ id: row.id, nodes, part: wish.instead?.part ?? 'whole' })));
    return claimed;
  }

  /** One command for all that one person proposed: the words are theirs. */
  private async apply(grant: Grant, responseId: ResponseId, claimed: readonly Claimed[]): Promise<Map<SuggestionId, Accepted>> {
    const ids = claimed.map(({ row }) => row.id);
    try {
      const { anchors, before } = await this.places(grant, responseId, claimed);
      const { seq, outcomes } = await this.command(grant, responseId, { claimed, anchors });
      const applied = await transaction(this.sql, (tx) => this.record(tx, { grant, seq, claimed, outcomes }));
      await this.moveAnchors(responseId, { anchors, claimed, outcomes, before });
      return applied;
    } catch (error) {
      // Not in the text, as far as anybody knows: were it there after all, the next one who accepts finds that it is.
      await clearIntents(this.sql, ids);
      throw error;
    }
  }

  /**
   * Where they stand in the text with everything that has been written so far, on any node: what another one has just
   * accepted is in it.
   */
  private async places(grant: Grant, responseId: ResponseId, claimed: readonly Claimed[]) {
    const { content } = await this.documents.projection(responseId);
    const anchors = await findAnchors(this.sql, grant, claimed.map(({ row }) => row.anchorId));
    return { anchors, before: content.text };
  }

  private async command(grant: Grant, responseId: ResponseId, { claimed, anchors }: Pick<Moving, 'claimed' | 'anchors'>) {
    const items = claimed.flatMap(({ row, nodes, wanted }) => {
      const anchor = anchors.get(row.anchorId);
      if (!anchor) return [];
      return [{ key: row.id, scope: row.scope, place: knownPlace(anchor), base: row.base, proposed: nodes, nowHash: wanted.nowHash }];
    });
    const [first] = claimed;
    const writtenBy = first ? { personId: first.row.createdBy, organisationId: first.row.organisationId } : null;
    const behalf = { writtenBy, decidedBy: grant.personId };
    const { seq, outcome } = await this.documents.command(responseId, { type: 'apply-suggestions', items }, behalf);
    const suggestions = outcome.type === 'apply-suggestions' ? outcome.suggestions : [];
    return { seq, outcomes: new Map<string, AppliedSuggestion>(suggestions.map((suggestion) => [suggestion.key, suggestion])) };
  }

  private async record(tx: Transaction, { grant, seq, claimed, outcomes }: Recording): Promise<Map<SuggestionId, Accepted>> {
    const results = new Map<SuggestionId, Accepted>();
    const accepted: SuggestionRow[] = [];
    for (const { row, nodes } of claimed) {
      const done = doneIn(outcomes.get(row.id), row, nodes);
      if (!('replaced' in done)) {
        await clearIntents(tx, [row.id]);
        results.set(row.id, done);
        continue;
      }
      await writeAcceptance(tx, { id: row.id, replaced: done.replaced, applied: done.applied, seq });
      await this.news.accepted(tx, grant, row);
      results.set(row.id, { outcome: done.outcome });
      accepted.push(row);
    }
    await this.news.writeDown(tx, grant, 'suggestion.accepted', accepted);
    return results;
  }

  /** Anchors stay on what was put in. A mark tells that by itself; for the rest it is said here. */
  private async moveAnchors(responseId: ResponseId, { anchors, claimed, outcomes, before }: Moving): Promise<void> {
    const needs = claimed.filter((one) => isUnmarked(one, anchors));
    const { content, seq } = await this.documents.projection(responseId);
    const moved = needs.flatMap(({ row }) => {
      const [anchor, outcome] = [anchors.get(row.anchorId), outcomes.get(row.id)];
      if (!anchor || !outcome || !('applied' in outcome)) return [];
      const change = { scope: row.scope, before, after: content.text, nodes: outcome.applied, state: 'changed' as const };
      return anchorAfter(anchor, change) ?? [];
    });
    await writeAnchors(this.sql, responseId, { at: { epoch: await findEpoch(this.sql, responseId), seq }, anchors: moved });
  }
}

/** Whole blocks, and what other organisations must not notice, carry no mark. */
const isUnmarked = ({ row }: Claimed, anchors: ReadonlyMap<AnchorId, Anchor>): boolean =>
  row.scope !== 'inline' || anchors.get(row.anchorId)?.kind === 'tracked';

interface Claiming {
  readonly grant: Grant;
  readonly responseId: ResponseId;
  readonly wanted: readonly Wanted[];
  readonly results: Map<SuggestionId, Accepted>;
}

interface Moving {
  readonly anchors: ReadonlyMap<AnchorId, Anchor>;
  readonly claimed: readonly Claimed[];
  readonly outcomes: ReadonlyMap<string, AppliedSuggestion>;
  readonly before: NodeJson;
}

interface Recording {
  readonly grant: Grant;
  readonly seq: number;
  readonly claimed: readonly Claimed[];
  readonly outcomes: ReadonlyMap<string, AppliedSuggestion>;
}

interface Done {
  readonly outcome: 'accepted' | 'merged';
  readonly replaced: readonly NodeJson[];
  readonly applied: readonly NodeJson[];
}

/** What the command came to. A text that already reads as proposed is accepted: it was put in, and the news of it was lost. */
const doneIn = (outcome: AppliedSuggestion | undefined, row: SuggestionRow, nodes: readonly NodeJson[]): Done | Accepted => {
  switch (outcome?.outcome) {
    case 'applied':
    case 'merged':
      return { outcome: outcome.outcome === 'applied' ? 'accepted' : 'merged', replaced: outcome.replaced, applied: outcome.applied };
    case 'stale':
      if (saySame(outcome.now, nodes)) return { outcome: 'accepted', replaced: row.base, applied: outcome.now };
      return { outcome: 'stale', staleness: { base: row.base, now: outcome.now, proposed: nodes, nowHash: outcome.nowHash } };
    case 'protected':
      return { outcome: 'protected' };
    case 'gone':
    case undefined:
      return { outcome: 'gone' };
  }
};

const byProposer = (claimed: readonly Claimed[]): Claimed[][] => {
  const groups = new Map<string, Claimed[]>();
  for (const one of claimed) {
    const key = `${one.row.createdBy} ${one.row.organisationId}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
};
