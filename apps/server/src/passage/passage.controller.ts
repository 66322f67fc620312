// The doors to passages.
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import type { Actor, PassageId } from '@samsvar/domain';
import { passageDraftShape, type PassageBody, type PassageDraft } from '@samsvar/protocol';
import { idParam } from '../base/id-param';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { PassageService } from './passage.service';

@ForTokens()
@Controller('api/passages')
export class PassageController {
  constructor(private readonly passages: PassageService) {}

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
}
