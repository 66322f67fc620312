// The door to searching. Not for programs: what is found are sources and drafts alike, for which they have separate scopes.
import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '@samsvar/domain';
import { searchQueryShape, type SearchAnswer, type SearchQuery } from '@samsvar/protocol';
import { Acting } from '../session/acting.decorator';
import { SearchService } from './search.service';

@Controller('api/search')
export class SearchController {
  constructor(private readonly searching: SearchService) {}

  @Get()
  search(@Acting() actor: Actor, @Query({ schema: searchQueryShape }) query: SearchQuery): Promise<SearchAnswer> {
    return this.searching.search(actor, query);
  }
}
