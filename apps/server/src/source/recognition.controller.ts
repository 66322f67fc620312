// The doors to recognising the text of pages that are pictures.
import { Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { languageOf, type Actor, type SourceId } from '@samsvar/domain';
import type { JobBody, RecognitionBody } from '@samsvar/protocol';
import { idParam } from '../base/id-param';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { RecognitionService } from './recognition.service';
import { versionNo } from './source-version.controller';

@ForTokens()
@Controller('api/sources/:id/versions/:no/recognition')
export class RecognitionController {
  constructor(private readonly recognition: RecognitionService) {}

  @Get()
  read(@Acting() actor: Actor, @Param('id', idParam) sourceId: SourceId, @Param('no') no: string): Promise<RecognitionBody> {
    return this.recognition.read(actor, { sourceId, no: versionNo(no) });
  }

  @Post()
  @HttpCode(202)
  begin(
    @Acting() actor: Actor,
    @Param('id', idParam) sourceId: SourceId,
    @Param('no') no: string,
    @Headers('accept-language') wanted?: string,
  ): Promise<JobBody> {
    return this.recognition.begin(actor, { sourceId, no: versionNo(no) }, languageOf(wanted));
  }
}
