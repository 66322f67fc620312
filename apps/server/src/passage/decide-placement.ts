// Takes down what people say of where a passage stands: that it is right, that it is elsewhere, that it is gone, or to leave it.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import { Refusal, type Actor, type PassageId, type PlacementDecision, type SourceVersionId } from '@samsvar/domain';
import type { PlacementBody, PlacementDecisionBody, PlacementDecisions, PlacementsDecided } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Audit } from '../audit/audit';
import { CLOCK, type Clock } from '../base/clock';
import { DATABASE } from '../base/database.token';
import type { VersionAddress } from '../source/source.service';
import { chosenPlace } from './chosen-place';
import { presentPlacement } from './placement.presenter';
import { findPlacedVersion } from './placement.service';
import { findFoundPlaces, findPlacements, lockPlacements, writeDecision, type PlaceRow, type PlacementRow } from './placement.store';

/** What is said of one passage. */
interface Said {
  readonly row: PlacementRow;
  readonly decision: PlacementDecision | null;
  readonly range: PlacementDecisionBody['range'];
  /** Where it was found, before anybody had said anything. */
  readonly found: PlaceRow;
}

@Injectable()
export class DecidePlacement {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Takes down one decision, or with null takes one back. Refuses with `conflict` and `by` when somebody has decided since the
   * caller looked, with `passage-mismatch` for a range that the version does not have, and with `place-missing` to accept a
   * place that is gone.
   */
  async decide(actor: Actor, at: VersionAddress & { readonly passage: PassageId }, said: PlacementDecisionBody): Promise<PlacementBody> {
    if ((said.decision === 'chosen') !== (said.range !== null)) throw new Refusal('invalid', { field: 'range' });
    const answer = await this.decideAll(actor, at, { ...said, passages: [{ id: at.passage, revision: said.revision }] });
    const [row] = answer.rows;
    if (!row) throw new Refusal('not-found');
    if (answer.refused[0]) throw answer.refused[0].why;
    return presentPlacement(row);
  }

  /** The same for many, all in one: those on which somebody else has decided, or which cannot be accepted, are left as they are. */
  async decideMany(actor: Actor, at: VersionAddress, { decision, placements }: PlacementDecisions): Promise<PlacementsDecided> {
    const passages = placements.map(({ passage, revision }) => ({ id: passage, revision }));
    const { rows, refused } = await this.decideAll(actor, at, { decision, range: null, passages });
    const left = new Set(refused.map(({ id }) => id));
    const missing = passages.filter(({ id }) => !rows.some((row) => row.passage.id === id)).map(({ id }) => id);
    return { decided: rows.filter(({ passage }) => !left.has(passage.id)).map(presentPlacement), refused: [...left, ...missing] };
  }

  private async decideAll(actor: Actor, at: VersionAddress, deciding: Deciding): Promise<Answer> {
    const grant = await this.access.require(actor, 'placement.decide', { source: at.sourceId });
    return transaction(this.sql, async (tx) => {
      const { id: versionId } = await findPlacedVersion(tx, grant, at);
      const of = { versionId, sourceId: at.sourceId, wanted: deciding.passages.map(({ id }) => id) };
      await lockPlacements(tx, versionId, of.wanted);
      const rows = await findPlacements(tx, grant, of);
      const refused = await this.write(tx, grant, { versionId, rows, deciding });
      if (refused.length < rows.length) await this.finish(tx, grant, { at, deciding, count: rows.length - refused.length });
      return { rows: await findPlacements(tx, grant, of), refused };
    });
  }

  private async write(
    tx: Transaction,
    grant: Grant,
    { versionId, rows, deciding }: { readonly versionId: SourceVersionId; readonly rows: readonly PlacementRow[]; readonly deciding: Deciding },
  ): Promise<RefusedDecision[]> {
    const { decision, range } = deciding;
    const seen = new Map(deciding.passages.map(({ id, revision }) => [id, revision]));
    const found = await findFoundPlaces(tx, versionId, [...seen.keys()]);
    const refused: RefusedDecision[] = [];
    for (const row of rows) {
      const said = { row, decision, range, found: found.get(row.passage.id) ?? row };
      const why = row.revision === seen.get(row.passage.id) ? whyNot(said) : decidedMeanwhile(row);
      if (why) refused.push({ id: row.passage.id, why });
      else {
        const place = await placeAfter(tx, grant, said);
        const written = { id: randomUUID(), passageId: row.passage.id, versionId, revision: row.revision, at: this.clock() };
        await writeDecision(tx, grant, { ...written, decision, place, before: row });
      }
    }
    return refused;
  }

  private async finish(
    tx: Transaction,
    grant: Grant,
    { at, deciding, count }: { readonly at: VersionAddress; readonly deciding: Deciding; readonly count: number },
  ): Promise<void> {
    const [only, ...others] = deciding.passages;
    const facts = { version: at.no, decision: deciding.decision, count, ...(others.length === 0 && only && { passage: only.id }) };
    await this.audit.recordBy(tx, grant, { action: 'placement.decided', object: { kind: 'source', id: at.sourceId }, facts });
  }
}

interface Deciding {
  readonly decision: PlacementDecision | null;
  readonly range: PlacementDecisionBody['range'];
  readonly passages: readonly { readonly id: PassageId; readonly revision: number }[];
}

interface RefusedDecision {
  readonly id: PassageId;
  readonly why: Refusal;
}

interface Answer {
  /** As they stand afterwards, the refused ones too. */
  readonly rows: readonly PlacementRow[];
  readonly refused: readonly RefusedDecision[];
}

const decidedMeanwhile = ({ decidedBy }: PlacementRow) => new Refusal('conflict', decidedBy === null ? {} : { by: decidedBy });

const whyNot = ({ decision, found }: Said): Refusal | null => (decision === 'accepted' && found.range === null ? new Refusal('place-missing') : null);

/** Every decision is about the place that was found, whatever had been said before: taking one back is the same as never having said it. */
const placeAfter = async (tx: Transaction, grant: Grant, { row, decision, range, found }: Said): Promise<PlaceRow> => {
  if (decision === 'gone')
    return { ...found, state: 'gone', range: null, textNow: null, pageLabel: null, sectionLabel: null, hasSubstanceChanged: false, hasContextChanged: false };
  if (decision === 'chosen' && range) return chosenPlace(tx, grant, { row, found, range });
  return found;
};
