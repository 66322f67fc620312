// Placements: how what is cited stands in a version, for whoever may read the source.
import { Inject, Injectable } from '@nestjs/common';
import type { Queries, Sql } from '@samsvar/database';
import { Refusal, type Actor } from '@samsvar/domain';
import type { PlacementList } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { DATABASE } from '../base/database.token';
import type { VersionAddress } from '../source/source.service';
import { findVersion, type VersionRow } from '../source/source.store';
import { presentPlacement } from './placement.presenter';
import { countPlacements, findPlacements } from './placement.store';

@Injectable()
export class PlacementService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
  ) {}

  /** Those that wait first. Counted and listed are citations in responses that the caller may see; `all`: unchanged ones too. */
  async list(actor: Actor, address: VersionAddress, all: boolean): Promise<PlacementList> {
    const grant = await this.access.require(actor, 'source.read', { source: address.sourceId });
    const version = await findPlacedVersion(this.sql, grant, address);
    const placed = { versionId: version.id, sourceId: address.sourceId };
    const [counts, placements] = await Promise.all([
      countPlacements(this.sql, grant, placed),
      findPlacements(this.sql, grant, { ...placed, wanted: all ? 'all' : 'changed' }),
    ]);
    return { no: version.no, comparedWith: version.comparedWith, counts, placements: placements.map(presentPlacement) };
  }
}

/** The version, whatever stands in it; refuses with `not-found`. */
export const findPlacedVersion = async (sql: Queries, grant: Grant, address: VersionAddress): Promise<VersionRow> => {
  const version = await findVersion(sql, grant, address);
  if (!version) throw new Refusal('not-found');
  return version;
};
