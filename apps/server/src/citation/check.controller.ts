// The door to the look at a text's citations.
import { Controller, Get, Param } from '@nestjs/common';
import type { Actor, ResponseId } from '@samsvar/domain';
import { checksShape, type ChecksBody } from '@samsvar/protocol';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { CheckService } from './check.service';

@ForTokens()
@Controller('api/responses/:id/checks')
export class CheckController {
  constructor(private readonly checks: CheckService) {}

  @Get()
  @Answers(200, checksShape)
  check(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId): Promise<ChecksBody> {
    return this.checks.check(actor, id);
  }
}
