// The door for signing in, step by step, and out.
import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  factorShape, passkeyAnswerShape, passkeyOptionsShape, sessionShape, signInAnswerShape, signInShape,
  type Factor, type PasskeyAnswer, type PasskeyOptions, type Session, type SignIn, type SignInAnswer,
} from '@samsvar/protocol';
import type { Request, Response } from 'express';
import { Answers } from '../base/answers.decorator';
import { WhileEnrolling } from './enrolling.decorator';
import { Public } from './public.decorator';
import { SessionService } from './session.service';
import { SignInService } from './sign-in.service';

@Controller('api/session')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly signIns: SignInService,
  ) {}

  @Post()
  @Answers(200, signInAnswerShape)
  @Public()
  @HttpCode(200)
  signIn(@Req() request: Request, @Body({ schema: signInShape }) draft: SignIn): Promise<SignInAnswer> {
    return this.signIns.byPassword(request, draft);
  }

  @Post('factor')
  @Answers(200, signInAnswerShape)
  @Public()
  @HttpCode(200)
  giveFactor(@Req() request: Request, @Body({ schema: factorShape }) factor: Factor): Promise<SignInAnswer> {
    return this.signIns.byCode(request, factor);
  }

  @Post('passkey/options')
  @Answers(200, passkeyOptionsShape)
  @Public()
  @HttpCode(200)
  askPasskey(@Req() request: Request): Promise<PasskeyOptions> {
    return this.signIns.askPasskey(request);
  }

  @Post('passkey')
  @Answers(200, signInAnswerShape)
  @Public()
  @HttpCode(200)
  givePasskey(@Req() request: Request, @Body({ schema: passkeyAnswerShape }) answer: PasskeyAnswer): Promise<SignInAnswer> {
    return this.signIns.byPasskey(request, answer);
  }

  @Get()
  @Answers(200, sessionShape)
  @WhileEnrolling()
  read(@Req() request: Request): Promise<Session> {
    return this.sessions.read(request);
  }

  @Delete()
  @Public()
  @HttpCode(204)
  signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    return this.sessions.signOut(request, response);
  }
}
