// What changed between two versions of a source, what of it is cited, and what our responses ask for there.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { citingDemands } from '@samsvar/document';
import { Refusal, type Actor, type BlockMap, type ResponseId, type SourceId } from '@samsvar/domain';
import { followPassages } from '@samsvar/ingest';
import type { ComparisonBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { DATABASE } from '../base/database.token';
import { findBlocks } from '../source/block.store';
import { findVersion, type VersionRow } from '../source/source.store';
import { findBlockMap, findCitedPlaces, findTexts, type CitedPlace, type VersionPair } from './comparison.store';
import { findCitedBlocks } from './heat.store';

/** Numbers of two versions of one source. */
export interface ComparedVersions {
  readonly sourceId: SourceId;
  readonly from: number;
  readonly to: number;
}

/** Maps that had to be made are kept: versions never change. */
const KEPT = 8;

@Injectable()
export class ComparisonService {
  private readonly made = new Map<string, Promise<BlockMap>>();

  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
  ) {}

  /** Compares any two versions that have been read, in either direction. Refuses with `source-not-ready`. */
  async compare(actor: Actor, { sourceId, from, to }: ComparedVersions): Promise<ComparisonBody> {
    const grant = await this.access.require(actor, 'source.read', { source: sourceId });
    const [before, after] = await Promise.all([from, to].map((no) => this.readVersion(grant, sourceId, no)));
    if (!before || !after) throw new Refusal('not-found');
    const [map, citedFrom, citedTo, places] = await Promise.all([
      this.mapOf(grant, before, after),
      findCitedBlocks(this.sql, grant, before.id),
      findCitedBlocks(this.sql, grant, after.id),
      findCitedPlaces(this.sql, grant, before.id),
    ]);
    return { from, to, map: [...map], citedFrom, citedTo, demands: await this.demandsOf(grant, places) };
  }

  private async readVersion(grant: Grant, sourceId: SourceId, no: number): Promise<VersionRow> {
    const version = await findVersion(this.sql, grant, { sourceId, no });
    if (!version) throw new Refusal('not-found');
    if (version.state !== 'ready') throw new Refusal('source-not-ready');
    return version;
  }

  private async mapOf(grant: Grant, before: VersionRow, after: VersionRow): Promise<BlockMap> {
    const pair: VersionPair = { from: before.id, to: after.id };
    const known = await findBlockMap(this.sql, grant, pair);
    if (known) return known;
    const key = `${pair.from} ${pair.to}`;
    const making = this.made.get(key) ?? this.make(grant, before, after);
    // The one asked for last stands last; the first is forgotten.
    this.made.delete(key);
    this.made.set(key, making);
    const [oldest] = this.made.keys();
    if (this.made.size > KEPT && oldest !== undefined) this.made.delete(oldest);
    try {
      return await making;
    } catch (fault) {
      this.made.delete(key);
      throw fault;
    }
  }

  private async make(grant: Grant, before: VersionRow, after: VersionRow): Promise<BlockMap> {
    const blocksOf = ({ id, blockCount }: VersionRow) => findBlocks(this.sql, grant, { versionId: id, from: 0, to: blockCount });
    const [pinned, to] = await Promise.all([blocksOf(before), blocksOf(after)]);
    return (await followPassages({ pinned, latest: null, to, passages: [] })).map;
  }

  private async demandsOf(grant: Grant, places: readonly CitedPlace[]): Promise<ComparisonBody['demands']> {
    const byResponse = new Map<ResponseId, Map<string, CitedPlace>>();
    for (const place of places) {
      const known = byResponse.get(place.responseId) ?? new Map<string, CitedPlace>();
      byResponse.set(place.responseId, known.set(place.passageId, place));
    }
    const texts = await findTexts(this.sql, grant, [...byResponse.keys()]);
    const demands = [...byResponse].flatMap(([responseId, cited]) => {
      const text = texts.get(responseId);
      return (text ? citingDemands(text) : []).flatMap(({ kind, blockId, passageId, text: words }) => {
        const place = cited.get(passageId);
        if (!place) return [];
        return [{ responseId, responseTitle: place.responseTitle, blockId, passageId: place.passageId, kind, text: words, first: place.first, last: place.last }];
      });
    });
    return demands.sort((a, b) => a.first - b.first || a.last - b.last);
  }
}
