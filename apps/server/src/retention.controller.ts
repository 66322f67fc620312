// The doors to how long working material is kept, for administrators.
import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { Actor } from '@samsvar/domain';
import { retentionRunShape, retentionShape, retentionTrialShape, type RetentionBody, type RetentionRun, type RetentionTrialBody } from '@samsvar/protocol';
import { Answers } from './base/answers.decorator';
import { RetentionService } from './retention.service';
import { Acting } from './session/acting.decorator';
import { Confirmed } from './session/confirmed.decorator';

@Controller('api/organisation/retention')
export class RetentionController {
  constructor(private readonly retention: RetentionService) {}

  @Get()
  @Answers(200, retentionShape)
  read(@Acting() actor: Actor): Promise<RetentionBody> {
    return this.retention.read(actor);
  }

  @Put()
  @Confirmed()
  @Answers(200, retentionShape)
  decide(@Acting() actor: Actor, @Body({ schema: retentionShape }) draft: RetentionBody): Promise<RetentionBody> {
    return this.retention.decide(actor, draft);
  }

  @Get('trial')
  @Answers(200, retentionTrialShape)
  try(@Acting() actor: Actor): Promise<RetentionTrialBody> {
    return this.retention.try(actor);
  }

  @Post('run')
  @Confirmed()
  @HttpCode(200)
  @Answers(200, retentionTrialShape)
  run(@Acting() actor: Actor, @Body({ schema: retentionRunShape }) run: RetentionRun): Promise<RetentionTrialBody> {
    return this.retention.run(actor, run);
  }
}
