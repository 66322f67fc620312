// The doors to web pages as sources.
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put } from '@nestjs/common';
import { languageOf, type Actor, type SourceId } from '@samsvar/domain';
import {
  snapshotShape,
  uploadedShape,
  watchChangeShape,
  watchShape,
  webSourceShape,
  type SnapshotBody,
  type Uploaded,
  type WatchBody,
  type WebSource,
} from '@samsvar/protocol';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { WatchService } from './watch.service';
import { WebSourceService } from './web-source.service';

@ForTokens()
@Controller('api/sources')
export class WebSourceController {
  constructor(
    private readonly pages: WebSourceService,
    private readonly watches: WatchService,
  ) {}

  @Post('web')
  @HttpCode(202)
  @Answers(202, uploadedShape)
  add(
    @Acting() actor: Actor,
    @Body({ schema: webSourceShape }) asked: WebSource,
    @Headers('accept-language') wanted?: string,
  ): Promise<Uploaded> {
    return this.pages.add(actor, asked, languageOf(wanted));
  }

  @Post(':id/snapshots')
  @HttpCode(202)
  @Answers(202, snapshotShape)
  look(@Acting() actor: Actor, @Param('id', idParam) id: SourceId, @Headers('accept-language') wanted?: string): Promise<SnapshotBody> {
    return this.pages.look(actor, id, languageOf(wanted));
  }

  @Get(':id/watch')
  @Answers(200, watchShape)
  watch(@Acting() actor: Actor, @Param('id', idParam) id: SourceId): Promise<WatchBody> {
    return this.watches.read(actor, id);
  }

  @Put(':id/watch')
  @Answers(200, watchShape)
  changeWatch(
    @Acting() actor: Actor,
    @Param('id', idParam) id: SourceId,
    @Body({ schema: watchChangeShape }) { isOn }: { readonly isOn: boolean },
  ): Promise<WatchBody> {
    return this.watches.change(actor, id, isOn);
  }
}
