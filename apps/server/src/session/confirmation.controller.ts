// The door for saying once more who one is.
import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import {
  confirmationShape, confirmationWaysShape, passkeyAnswerShape, passkeyOptionsShape,
  type Confirmation, type ConfirmationWays, type PasskeyAnswer, type PasskeyOptions,
} from '@samsvar/protocol';
import type { Request } from 'express';
import { Answers } from '../base/answers.decorator';
import { ConfirmationService } from './confirmation.service';
import { WhileEnrolling } from './enrolling.decorator';

@Controller('api/session/confirmation')
@WhileEnrolling()
export class ConfirmationController {
  constructor(private readonly confirmations: ConfirmationService) {}

  @Get()
  @Answers(200, confirmationWaysShape)
  ways(@Req() request: Request): Promise<ConfirmationWays> {
    return this.confirmations.ways(request);
  }

  @Post()
  @HttpCode(204)
  confirm(@Req() request: Request, @Body({ schema: confirmationShape }) confirmation: Confirmation): Promise<void> {
    return this.confirmations.confirm(request, confirmation);
  }

  @Post('passkey/options')
  @HttpCode(200)
  @Answers(200, passkeyOptionsShape)
  askPasskey(@Req() request: Request): Promise<PasskeyOptions> {
    return this.confirmations.askPasskey(request);
  }

  @Post('passkey')
  @HttpCode(204)
  byPasskey(@Req() request: Request, @Body({ schema: passkeyAnswerShape }) answer: PasskeyAnswer): Promise<void> {
    return this.confirmations.byPasskey(request, answer);
  }
}
