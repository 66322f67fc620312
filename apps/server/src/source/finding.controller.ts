// The doors to what was found in a version of a source.
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import type { Actor, SourceId } from '@samsvar/domain';
import { findingDecisionsShape, findingListShape, type FindingDecisions, type FindingList } from '@samsvar/protocol';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { FindingService } from './finding.service';
import { versionNo } from './source-version.controller';

@ForTokens()
@Controller('api/sources/:id/versions/:no/findings')
export class FindingController {
  constructor(private readonly findings: FindingService) {}

  @Get()
  @Answers(200, findingListShape)
  list(@Acting() actor: Actor, @Param('id', idParam) sourceId: SourceId, @Param('no') no: string): Promise<FindingList> {
    return this.findings.list(actor, { sourceId, no: versionNo(no) });
  }

  @Put()
  @Answers(200, findingListShape)
  decide(
    @Acting() actor: Actor,
    @Param('id', idParam) sourceId: SourceId,
    @Param('no') no: string,
    @Body({ schema: findingDecisionsShape }) decisions: FindingDecisions,
  ): Promise<FindingList> {
    return this.findings.decide(actor, { sourceId, no: versionNo(no) }, decisions);
  }
}
