// The doors to where cited passages stand in a version, and to how it stands itself.
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { languageOf, type Actor, type PassageId, type SourceId } from '@samsvar/domain';
import {
  placementDecisionShape,
  placementDecisionsShape,
  versionStandingShape,
  type PlacementBody,
  type PlacementDecisionBody,
  type PlacementDecisions,
  type PlacementList,
  type PlacementsDecided,
  type SourceBody,
} from '@samsvar/protocol';
import { idParam } from '../base/id-param';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { versionNo } from '../source/source-version.controller';
import { SourceService } from '../source/source.service';
import { DecidePlacement } from './decide-placement';
import { PlacementService } from './placement.service';
import { VersionStandings } from './version-standing';

@Controller('api/sources/:id/versions/:no')
export class PlacementController {
  constructor(
    private readonly placements: PlacementService,
    private readonly decisions: DecidePlacement,
    private readonly standings: VersionStandings,
    private readonly sources: SourceService,
  ) {}

  @ForTokens()
  @Get('placements')
  list(
    @Acting() actor: Actor,
    @Param('id', idParam) sourceId: SourceId,
    @Param('no') no: string,
    @Query('all') all?: string,
  ): Promise<PlacementList> {
    return this.placements.list(actor, { sourceId, no: versionNo(no) }, all === '1');
  }

  // People decide, and no program does.
  @Put('placements/:passage')
  decide(
    @Acting() actor: Actor,
    @Param('id', idParam) sourceId: SourceId,
    @Param('no') no: string,
    @Param('passage', idParam) passage: PassageId,
    @Body({ schema: placementDecisionShape }) decision: PlacementDecisionBody,
  ): Promise<PlacementBody> {
    return this.decisions.decide(actor, { sourceId, no: versionNo(no), passage }, decision);
  }

  @Post('placements/decisions')
  @HttpCode(200)
  decideMany(
    @Acting() actor: Actor,
    @Param('id', idParam) sourceId: SourceId,
    @Param('no') no: string,
    @Body({ schema: placementDecisionsShape }) decisions: PlacementDecisions,
  ): Promise<PlacementsDecided> {
    return this.decisions.decideMany(actor, { sourceId, no: versionNo(no) }, decisions);
  }

  @Put('standing')
  async stand(
    @Acting() actor: Actor,
    @Param('id', idParam) sourceId: SourceId,
    @Param('no') no: string,
    @Body({ schema: versionStandingShape }) { standing }: { standing: 'in-use' | 'set-aside' },
    @Headers('accept-language') wanted?: string,
  ): Promise<SourceBody> {
    await this.standings.set(actor, { sourceId, no: versionNo(no), standing });
    return this.sources.read(actor, sourceId, languageOf(wanted));
  }
}
