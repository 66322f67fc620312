// Ends acceptances that a server began and did not live to end: the text itself says whether they came about.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import { saySame, textAttribute, type NodeJson } from '@samsvar/document';
import { Audit } from '../audit/audit';
import { CLOCK, type Clock } from '../base/clock';
import { SYSTEM_DATABASE } from '../base/database.token';
import { LOG, type Log } from '../base/logger';
import { Rounds } from '../base/rounds';
import { findAllAnchors } from '../comment/anchor.store';
import { ResponseDocuments } from '../response/response-documents';
import { indexOf, nodesAt, type Place } from './nodes-at';
import { clearIntents, findAbandoned, findResponseOwner, lockAbandoned, writeAcceptance, type SuggestionRow } from './suggestion.store';

/** After so long (ms) nobody is carrying it out any more: a command ends within seconds. */
export const ABANDONED_MS = 60_000;
const ROUND = 60_000;

/** Whether an acceptance was begun and, so old as it is, never ended. */
export const isAbandoned = ({ state, decidedBy, decidedAt }: SuggestionRow, now = Date.now()): boolean =>
  state === 'open' && decidedBy !== null && decidedAt !== null && now - decidedAt.getTime() > ABANDONED_MS;

@Injectable()
export class AbandonedAcceptances implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) log: Log,
    private readonly documents: ResponseDocuments,
    private readonly audit: Audit,
  ) {
    this.rounds = new Rounds({ work: () => this.sweep(), every: ROUND, log, failed: 'acceptances could not be ended' });
  }

  onApplicationBootstrap(): void {
    this.rounds.begin();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.end();
  }

  /** Ends all that are old enough; answers how many. */
  async sweep(): Promise<number> {
    const rows = await findAbandoned(this.sql, new Date(this.clock().getTime() - ABANDONED_MS));
    for (const row of rows) await this.mend(row);
    return rows.length;
  }

  /** Accepted when the text reads as it was to read; otherwise open, as if nobody had begun. Nothing is written in the text. */
  async mend(row: SuggestionRow): Promise<void> {
    const { content, seq } = await this.documents.projection(row.responseId);
    const anchor = (await findAllAnchors(this.sql, row.responseId)).find(({ id }) => id === row.anchorId);
    const isIn = anchor !== undefined && readsAs(content.text, row, anchor);
    await transaction(this.sql, async (tx) => {
      if (!(await lockAbandoned(tx, row))) return;
      if (!isIn) return clearIntents(tx, [row.id]);
      await writeAcceptance(tx, { id: row.id, replaced: row.base, applied: row.applied ?? [], seq });
      await this.writeDown(tx, row);
    });
  }

  /** The server ends what a person began: as whose member they did is not known any more. */
  private async writeDown(tx: Transaction, { id, layer, responseId: response, decidedBy }: SuggestionRow): Promise<void> {
    const log = layer ?? (await findResponseOwner(tx, response));
    const deed = { action: 'suggestion.accepted', object: { kind: 'suggestion', id }, facts: { response, decidedBy } } as const;
    if (log) await this.audit.record(tx, log, null, deed);
  }
}

/** Whether what was to be put in stands in the text. What was to be taken out is told by its blocks, and by nothing for words. */
const readsAs = (text: NodeJson, { scope, base, applied }: SuggestionRow, place: Place): boolean => {
  const nodes = applied ?? [];
  if (scope === 'inline') {
    const standing = nodesAt(text, 'inline', place);
    return nodes.length > 0 && standing !== null && saySame(standing, nodes);
  }
  const blocks = text.content ?? [];
  const ids = (nodes.length > 0 ? nodes : base).map((node) => textAttribute(node, 'id'));
  const isThere = ids.every((id) => id !== null && indexOf(blocks, id) >= 0);
  if (nodes.length === 0) return !isThere;
  const first = ids[0];
  return isThere && typeof first === 'string' && saySame(blocks.slice(indexOf(blocks, first), indexOf(blocks, first) + nodes.length), nodes);
};
