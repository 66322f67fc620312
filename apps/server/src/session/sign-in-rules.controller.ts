// The door to an organisation's rules for signing in.
import { Body, Controller, Get, Put, Req } from '@nestjs/common';
import type { Actor } from '@samsvar/domain';
import { signInRulesShape, type SignInRulesBody } from '@samsvar/protocol';
import type { Request } from 'express';
import { Answers } from '../base/answers.decorator';
import { Acting } from './acting.decorator';
import { Confirmed } from './confirmed.decorator';
import { SignInRulesService } from './sign-in-rules.service';

@Controller('api/organisation/sign-in-rules')
export class SignInRulesController {
  constructor(private readonly rules: SignInRulesService) {}

  @Get()
  @Answers(200, signInRulesShape)
  read(@Acting() actor: Actor): Promise<SignInRulesBody> {
    return this.rules.read(actor);
  }

  @Put()
  @Confirmed()
  @Answers(200, signInRulesShape)
  change(@Acting() actor: Actor, @Req() request: Request, @Body({ schema: signInRulesShape }) rules: SignInRulesBody): Promise<SignInRulesBody> {
    return this.rules.change(actor, request, rules);
  }
}
