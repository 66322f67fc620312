// The doors to how often each paragraph of a version is cited.
import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Actor, SourceId } from '@samsvar/domain';
import { heatQueryShape, heatShape, type HeatBody } from '@samsvar/protocol';
import type { Response } from 'express';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { sendFile } from '../base/send-file';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { versionNo } from '../source/source-version.controller';
import type { HeatStance } from './heat.store';
import { HeatService } from './heat.service';

@ForTokens()
@Controller('api/sources/:id/versions/:no')
export class HeatController {
  constructor(private readonly service: HeatService) {}

  @Get('heat')
  @Answers(200, heatShape)
  heat(
    @Acting() actor: Actor,
    @Param('id', idParam) sourceId: SourceId,
    @Param('no') no: string,
    @Query({ schema: heatQueryShape }) query: { readonly stance?: HeatStance },
  ): Promise<HeatBody> {
    return this.service.heat(actor, { sourceId, no: versionNo(no), stance: query.stance ?? null });
  }

  @Get('citations.csv')
  async table(
    @Acting() actor: Actor,
    @Param('id', idParam) sourceId: SourceId,
    @Param('no') no: string,
    @Res() response: Response,
  ): Promise<void> {
    const { filename, text } = await this.service.table(actor, { sourceId, no: versionNo(no) });
    await sendFile(response, { filename, mediaType: 'text/csv; charset=utf-8', content: Readable.from([text], { objectMode: false }) });
  }
}
