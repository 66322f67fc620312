// Searching what one's own organisation has: its sources, drafts and delivered responses.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import type { Actor } from '@samsvar/domain';
import { SEARCH_IN_GROUP, SEARCH_PAGE, type SearchAnswer, type SearchGroup, type SearchQuery } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { DATABASE } from '../base/database.token';
import { groupHits, type Group } from './group-hits';
import type { Wanted } from './marks';
import { termsOf, type Term } from './question';
import { presentHit } from './search.presenter';
import { findBlocksWith, findHits, findResponsePlaces, findStems, findVersionPlaces, TIERS, type Found, type HitRow, type ResponsePlace, type VersionPlace } from './search.store';

/** Blocks with the words that are looked at in sources, and as many in responses: a question that finds more is too wide to be read through. */
const MOST_FOUND = 20_000;
/** Hits shown when one source alone is asked for. */
const MOST_IN_ONE = 200;

/** Responses have no other versions here, and are not taken back. */
const RESPONSE = { isCurrent: true, isWithdrawn: false };

/** Where is looked, by id. */
interface Places {
  readonly versions: ReadonlyMap<string, VersionPlace>;
  readonly responses: ReadonlyMap<string, ResponsePlace>;
}

@Injectable()
export class SearchService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
  ) {}

  /** Guests and parties find their own organisation's things alone: what others share is read where it is shared. */
  async search(actor: Actor, query: SearchQuery): Promise<SearchAnswer> {
    const grant = await this.access.require(actor, 'search.use', { organisation: query.organisation });
    const page = query.page ?? 1;
    const terms = termsOf(query.q);
    if (terms.length === 0) return { groups: [], count: 0, isCapped: false, isNear: false, page, hasMore: false };
    const places = await this.places(grant, query);
    const each = query.source ? MOST_IN_ONE : SEARCH_IN_GROUP;
    const asked = { terms, each, most: MOST_FOUND };
    const [inSources, inResponses] = await Promise.all([
      findBlocksWith(this.sql, grant, { kind: 'block', among: [...places.versions.values()].map(({ id }) => id), ...asked }),
      findBlocksWith(this.sql, grant, { kind: 'response_block', among: [...places.responses.values()].map(({ id }) => id), ...asked }),
    ]);
    const found = bestKind([...inSources, ...inResponses]);
    const groups = groupHits(found, (id) => places.versions.get(id) ?? RESPONSE);
    const shown = groups.slice((page - 1) * SEARCH_PAGE, page * SEARCH_PAGE);
    return {
      groups: await this.present(shown, { places, terms, each }),
      count: groups.reduce((sum, group) => sum + group.count, 0),
      isCapped: found.some((hit) => hit.isCapped),
      isNear: found.length > 0 && found.every(({ tier }) => tier === TIERS.near),
      page,
      hasMore: groups.length > page * SEARCH_PAGE,
    };
  }

  private async places(grant: Grant, query: SearchQuery): Promise<Places> {
    const [versions, responses] = await Promise.all([findVersionPlaces(this.sql, grant, query), findResponsePlaces(this.sql, grant, query)]);
    return { versions: new Map(versions.map((place) => [place.id, place])), responses: new Map(responses.map((place) => [place.id, place])) };
  }

  private async present(
    groups: readonly Group[],
    { places, terms, each }: { readonly places: Places; readonly terms: readonly Term[]; readonly each: number },
  ): Promise<SearchGroup[]> {
    const shown = groups.flatMap(({ found }) => found.slice(0, each));
    const [stems, ofSources, ofResponses] = await Promise.all([
      findStems(this.sql, terms),
      findHits(this.sql, 'block', shown.filter(({ document }) => places.versions.has(document))),
      findHits(this.sql, 'response_block', shown.filter(({ document }) => places.responses.has(document))),
    ]);
    const wanted = terms.map(({ words }, at): Wanted => ({ words, stems: stems[at] ?? [] }));
    const rows = new Map([...ofSources, ...ofResponses].map((row) => [keyOf(row), row]));
    return groups.flatMap((group) => {
      const place = placeOf(places, group.document);
      const hits = group.found.slice(0, each).flatMap((hit) => present(rows.get(keyOf(hit)), wanted));
      return place && hits.length > 0 ? [{ ...place, count: group.count, hits }] : [];
    });
  }
}

/** What only resembles the question is shown where nothing else is found at all. */
const bestKind = (found: readonly Found[]): Found[] => {
  const exact = found.filter(({ tier }) => tier < TIERS.near);
  return exact.length > 0 ? exact : [...found];
};

const keyOf = ({ document, ord }: Pick<Found, 'document' | 'ord'>): string => `${document} ${ord}`;

const present = (row: HitRow | undefined, wanted: readonly Wanted[]) => (row ? [presentHit(row, wanted)] : []);

const placeOf = ({ versions, responses }: Places, id: Group['document']): Omit<SearchGroup, 'count' | 'hits'> | null => {
  const version = versions.get(id);
  if (version) {
    const { title, kind, sourceId, no, isCurrent, isWithdrawn } = version;
    const place = kind === 'earlier_response' ? 'delivered' : 'sources';
    return { place, title, source: { id: sourceId, versionId: version.id, no, kind, isCurrent, isWithdrawn }, responseId: null };
  }
  const response = responses.get(id);
  return response ? { place: response.isDelivered ? 'delivered' : 'drafts', title: response.title, source: null, responseId: response.id } : null;
};
