// The doors to one consultation: registering, reading, correcting.
import { Body, Controller, Get, Headers, Param, Post, Put } from '@nestjs/common';
import { languageOf, type Actor, type ConsultationId } from '@samsvar/domain';
import {
  consultationDraftShape,
  consultationShape,
  type ConsultationBody,
  type ConsultationDraft,
} from '@samsvar/protocol';
import { Answers } from './base/answers.decorator';
import { idParam } from './base/id-param';
import { ConsultationPageService } from './consultation-page.service';
import { ForTokens } from './integration/for-tokens.decorator';
import { Acting } from './session/acting.decorator';

@ForTokens()
@Controller('api/consultations')
export class ConsultationPageController {
  constructor(private readonly pages: ConsultationPageService) {}

  @Post()
  @Answers(201, consultationShape)
  register(
    @Acting() actor: Actor,
    @Body({ schema: consultationDraftShape }) draft: ConsultationDraft,
    @Headers('accept-language') wanted?: string,
  ): Promise<ConsultationBody> {
    return this.pages.register(actor, draft, languageOf(wanted));
  }

  @Get(':id')
  @Answers(200, consultationShape)
  read(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ConsultationId,
    @Headers('accept-language') wanted?: string,
  ): Promise<ConsultationBody> {
    return this.pages.read(actor, id, languageOf(wanted));
  }

  @Put(':id')
  @Answers(200, consultationShape)
  update(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ConsultationId,
    @Body({ schema: consultationDraftShape }) draft: ConsultationDraft,
    @Headers('accept-language') wanted?: string,
  ): Promise<ConsultationBody> {
    return this.pages.update(actor, { ...draft, id }, languageOf(wanted));
  }
}
