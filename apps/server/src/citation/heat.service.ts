// Who cites a version of a source: counted for each block, and as a table.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Refusal, STANCE_WORDS, type Actor } from '@samsvar/domain';
import type { HeatBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { csv, type Cell } from '../base/csv';
import { DATABASE } from '../base/database.token';
import type { VersionAddress } from '../source/source.service';
import { findVersion, type VersionRow } from '../source/source.store';
import { countHeat, findCitingTable, findHeat, type CitingTableRow, type HeatStance } from './heat.store';

/** A table to be saved. */
export interface HeatTable {
  readonly filename: string;
  readonly text: string;
}

const HEADER = ['Stycke', 'Sida', 'Avsnitt', 'Ord', 'Remissvar', 'Organisation', 'Avsnitt i svaret', 'Ställningstagande'];

@Injectable()
export class HeatService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
  ) {}

  /** How often each block is cited, in responses the caller may see; with a stance, by citations with that stance. */
  async heat(actor: Actor, address: VersionAddress & { readonly stance: HeatStance | null }): Promise<HeatBody> {
    const { grant, version } = await this.find(actor, address);
    const wanted = { versionId: version.id, stance: address.stance };
    const rows = seesAll(grant) ? await findHeat(this.sql, grant, wanted) : await countHeat(this.sql, grant, wanted);
    return {
      blocks: rows.map(({ ord, count, responses, stances }) => ({ ord, count, responses, stances })),
      total: rows.reduce((sum, { begun }) => sum + begun, 0),
    };
  }

  /** Every citation of a version that the caller may see, as a table. */
  async table(actor: Actor, address: VersionAddress): Promise<HeatTable> {
    const { grant, version } = await this.find(actor, address);
    const rows = await findCitingTable(this.sql, grant, version.id);
    return { filename: `hanvisningar-v${String(version.no)}.csv`, text: csv(HEADER, rows.map(cellsOf)) };
  }

  private async find(actor: Actor, address: VersionAddress): Promise<{ grant: Grant; version: VersionRow }> {
    const grant = await this.access.require(actor, 'source.read', { source: address.sourceId });
    const version = await findVersion(this.sql, grant, address);
    if (!version) throw new Refusal('not-found');
    return { grant, version };
  }
}

/** Own people read every response of their organisation; those it is shared with read some. */
const seesAll = (grant: Grant): boolean => grant.guest === null && grant.actingAs === grant.organisationId;

/** Paragraphs are counted from 1. */
const cellsOf = (row: CitingTableRow): readonly Cell[] => [
  row.blockTo > row.blockFrom ? `${row.blockFrom + 1}–${row.blockTo + 1}` : row.blockFrom + 1,
  row.pageLabel,
  row.sectionLabel,
  row.words,
  row.responseTitle,
  row.organisation,
  row.section,
  row.stance && STANCE_WORDS[row.stance].sv,
];
