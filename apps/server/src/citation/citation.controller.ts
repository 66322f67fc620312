// The doors to citations.
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Refusal, type Actor, type ResponseId, type SourceId } from '@samsvar/domain';
import type { CitationListBody, CitedByBody } from '@samsvar/protocol';
import { idParam } from '../base/id-param';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { versionNo } from '../source/source-version.controller';
import { CitationService } from './citation.service';

@ForTokens()
@Controller('api')
export class CitationController {
  constructor(private readonly citations: CitationService) {}

  @Get('responses/:id/citations')
  list(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId): Promise<CitationListBody> {
    return this.citations.list(actor, id);
  }

  @Get('sources/:id/versions/:no/citations')
  citedBy(
    @Acting() actor: Actor,
    @Param('id', idParam) sourceId: SourceId,
    @Param('no') no: string,
    @Query('block') block: unknown,
  ): Promise<CitedByBody> {
    return this.citations.citedBy(actor, { sourceId, no: versionNo(no), block: blockNo(block) });
  }
}

/** The number of a block; null when none is named. */
const blockNo = (text: unknown): number | null => {
  if (text === undefined) return null;
  if (typeof text === 'string' && /^\d{1,9}$/.test(text)) return Number(text);
  throw new Refusal('invalid', { field: 'block' });
};
