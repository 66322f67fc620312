// The door for signing in and out.
import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { sessionShape, signInAnswerShape, signInShape, type Session, type SignIn, type SignInAnswer } from '@samsvar/protocol';
import type { Request, Response } from 'express';
import { Answers } from '../base/answers.decorator';
import { Public } from './public.decorator';
import { SessionService } from './session.service';

@Controller('api/session')
export class SessionController {
  constructor(private readonly sessions: SessionService) {}

  @Post()
  @Answers(200, signInAnswerShape)
  @Public()
  @HttpCode(200)
  signIn(@Req() request: Request, @Body({ schema: signInShape }) draft: SignIn): Promise<SignInAnswer> {
    return this.sessions.signIn(request, draft);
  }

  @Get()
  @Answers(200, sessionShape)
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
