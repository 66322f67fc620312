// The doors to passages.
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { Actor, PassageId } from '@samsvar/domain';
import { passageDraftShape, type CurrentPassage, type PassageBody, type PassageDraft } from '@samsvar/protocol';
import { idParam } from '../base/id-param';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { CurrentPassages } from './current-passages';
import { PassageService } from './passage.service';

@ForTokens()
@Controller('api/passages')
export class PassageController {
  constructor(
    private readonly passages: PassageService,
    private readonly current: CurrentPassages,
  ) {}

  @Put(':id')
  pin(
    @Acting() actor: Actor,
    @Param('id', idParam) id: PassageId,
    @Body({ schema: passageDraftShape }) draft: PassageDraft,
  ): Promise<PassageBody> {
    return this.passages.pin(actor, id, draft);
  }

  @Get(':id')
  read(@Acting() actor: Actor, @Param('id', idParam) id: PassageId): Promise<PassageBody> {
    return this.passages.read(actor, id);
  }

  @Get(':id/current')
  readCurrent(@Acting() actor: Actor, @Param('id', idParam) id: PassageId): Promise<CurrentPassage> {
    return this.current.read(actor, id);
  }

  @Post(':id/renewal')
  @HttpCode(200)
  renew(@Acting() actor: Actor, @Param('id', idParam) id: PassageId): Promise<PassageBody> {
    return this.current.renew(actor, id);
  }
}
