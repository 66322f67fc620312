// The doors to responses: starting one, and reading what is known of it.
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor, ConsultationId, ResponseId } from '@samsvar/domain';
import {
  responseStartShape,
  type ProjectionBody,
  type ResponseBody,
  type ResponseStart,
} from '@samsvar/protocol';
import { idParam } from '../base/id-param';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { ResponseService } from './response.service';
import { StartResponse } from './start-response';

@ForTokens()
@Controller('api')
export class ResponseController {
  constructor(
    private readonly responses: ResponseService,
    private readonly starting: StartResponse,
  ) {}

  @Post('consultations/:id/responses')
  async start(
    @Acting() actor: Actor,
    @Param('id', idParam) consultation: ConsultationId,
    @Body({ schema: responseStartShape }) start: ResponseStart,
  ): Promise<ResponseBody> {
    return this.responses.read(actor, await this.starting.start(actor, consultation, start));
  }

  @Get('responses/:id')
  read(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId): Promise<ResponseBody> {
    return this.responses.read(actor, id);
  }

  @Get('responses/:id/projection')
  readProjection(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId): Promise<ProjectionBody> {
    return this.responses.readProjection(actor, id);
  }
}
