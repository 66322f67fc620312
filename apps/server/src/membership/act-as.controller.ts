// The door for acting as another of one's organisations.
import { Body, Controller, Put, Req } from '@nestjs/common';
import type { Actor } from '@samsvar/domain';
import { actAsShape, sessionShape, type ActAs, type Session } from '@samsvar/protocol';
import type { Request } from 'express';
import { Answers } from '../base/answers.decorator';
import { Acting } from '../session/acting.decorator';
import { WhileEnrolling } from '../session/enrolling.decorator';
import { ActingAs } from './act-as';

@Controller('api/session/organisation')
export class ActAsController {
  constructor(private readonly acting: ActingAs) {}

  @Put()
  @WhileEnrolling()
  @Answers(200, sessionShape)
  become(@Acting() actor: Actor, @Req() request: Request, @Body({ schema: actAsShape }) { organisationId }: ActAs): Promise<Session> {
    return this.acting.become(request, actor, organisationId);
  }
}
