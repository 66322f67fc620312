// The doors to one's own account: what it holds, name, password, address, sessions.
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import {
  accountShape, emailChangeShape, linkShape, nameChangeShape, passwordChangeShape,
  type AccountBody, type AccountLink, type EmailChange, type NameChange, type PasswordChange,
} from '@samsvar/protocol';
import type { Request } from 'express';
import { Answers } from '../base/answers.decorator';
import { AccountService } from './account.service';
import { Confirmed } from './confirmed.decorator';
import { EmailChangeService } from './email-change.service';
import { WhileEnrolling } from './enrolling.decorator';
import { Public } from './public.decorator';

@Controller('api/account')
@WhileEnrolling()
export class AccountController {
  constructor(
    private readonly account: AccountService,
    private readonly emails: EmailChangeService,
  ) {}

  @Get()
  @Answers(200, accountShape)
  read(@Req() request: Request): Promise<AccountBody> {
    return this.account.read(request);
  }

  @Put('name')
  @Answers(200, accountShape)
  rename(@Req() request: Request, @Body({ schema: nameChangeShape }) change: NameChange): Promise<AccountBody> {
    return this.account.rename(request, change);
  }

  @Put('password')
  @Answers(200, accountShape)
  changePassword(@Req() request: Request, @Body({ schema: passwordChangeShape }) change: PasswordChange): Promise<AccountBody> {
    return this.account.changePassword(request, change);
  }

  @Post('email')
  @Confirmed()
  @HttpCode(200)
  @Answers(200, accountShape)
  askEmail(@Req() request: Request, @Body({ schema: emailChangeShape }) change: EmailChange): Promise<AccountBody> {
    return this.emails.ask(request, change);
  }

  /** Whoever holds the link reads mail at the new address, in whatever browser. */
  @Post('email/confirmation')
  @Public()
  @HttpCode(204)
  confirmEmail(@Req() request: Request, @Body({ schema: linkShape }) link: AccountLink): Promise<void> {
    return this.emails.confirm(request, link);
  }

  @Delete('sessions')
  @Answers(200, accountShape)
  endOtherSessions(@Req() request: Request): Promise<AccountBody> {
    return this.account.endOtherSessions(request);
  }

  @Delete('sessions/:id')
  @Answers(200, accountShape)
  endSession(@Req() request: Request, @Param('id') id: string): Promise<AccountBody> {
    return this.account.endSession(request, id);
  }
}
