// Where a passage stands now, and pinning it there.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Refusal, isSettled, isWaiting, type Actor, type PassageId } from '@samsvar/domain';
import type { CurrentPassage, PassageBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import { DATABASE } from '../base/database.token';
import { findCurrentVersion } from '../source/current-version.store';
import { findCurrentPassage, type CurrentRow } from './current-passage.store';
import { presentPassage } from './passage.presenter';
import { PassageService } from './passage.service';
import { presentPlace } from './placement.presenter';

@Injectable()
export class CurrentPassages {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly passages: PassageService,
  ) {}

  /** A passage as it is pinned, and where it stands in the current version of its source. */
  async read(actor: Actor, id: PassageId): Promise<CurrentPassage> {
    const grant = await this.access.require(actor, 'passage.read', { passage: id });
    const row = await findCurrentPassage(this.sql, grant, id);
    if (!row) throw new Refusal('not-found');
    return {
      passage: presentPassage(row.passage),
      pinned: { no: row.passage.versionNo, label: row.pinnedLabel },
      current: row.current && presentCurrent(row.current),
      withdrawn: row.withdrawnAt && { at: row.withdrawnAt.toISOString(), note: row.withdrawnNote },
      isRecognised: row.isRecognised,
    };
  }

  /** Pins the place where it stands now, and answers that passage; itself when it is pinned to the current version. Refuses with `place-missing` while its place is not settled. */
  async renew(actor: Actor, id: PassageId): Promise<PassageBody> {
    const grant = await this.access.require(actor, 'passage.create', { passage: id });
    const row = await findCurrentPassage(this.sql, grant, id);
    if (!row) throw new Refusal('not-found');
    if (!row.current) return presentPassage(row.passage);
    const { placement } = row.current;
    const version = await findCurrentVersion(this.sql, grant, row.passage.sourceId);
    if (!placement?.range || placement.textNow === null || !isSettled(placement) || !version) throw new Refusal('place-missing');
    const newId = randomUUID() as PassageId; // a new uuid, named here
    return this.passages.pin(actor, newId, { versionId: version.id, ...placement.range, exact: placement.textNow });
  }
}

/** Null, too, for the moment in which a passage has not been followed yet: nothing is known of it, then. */
const presentCurrent = ({ no, label, placement }: NonNullable<CurrentRow['current']>): CurrentPassage['current'] =>
  placement && {
    no,
    label,
    state: placement.state,
    isWaiting: isWaiting(placement),
    hasSubstanceChanged: placement.hasSubstanceChanged,
    isKept: placement.decision === 'kept',
    place: isSettled(placement) ? presentPlace(placement) : null,
  };
