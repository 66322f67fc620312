// The doors to jobs: one job as it stands, and its progress as it happens.
import { Controller, Get, Headers, Param, Req, Res } from '@nestjs/common';
import { languageOf, type Actor, type JobId } from '@samsvar/domain';
import type { JobBody } from '@samsvar/protocol';
import type { Request, Response } from 'express';
import { idParam } from '../base/id-param';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { JobEvents } from './job-events';
import { SourceService } from './source.service';

@ForTokens()
@Controller('api/jobs')
export class JobController {
  constructor(
    private readonly sources: SourceService,
    private readonly events: JobEvents,
  ) {}

  @Get(':id')
  read(
    @Acting() actor: Actor,
    @Param('id', idParam) id: JobId,
    @Headers('accept-language') wanted?: string,
  ): Promise<JobBody> {
    return this.sources.readJob(actor, id, languageOf(wanted));
  }

  @Get(':id/events')
  follow(
    @Acting() actor: Actor,
    @Param('id', idParam) id: JobId,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.events.follow(actor, id, { request, response });
  }
}
