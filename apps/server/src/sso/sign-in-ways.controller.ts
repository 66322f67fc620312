// Tells how people with an address can sign in: by its domain alone, whether or not somebody has that address.
import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { ROLES } from '@samsvar/domain';
import { signInWaysShape, type SignInWays } from '@samsvar/protocol';
import type { Request } from 'express';
import { Answers } from '../base/answers.decorator';
import { SYSTEM_DATABASE } from '../base/database.token';
import { openRateLimit, type RateLimit } from '../base/rate-limit';
import { AccountMail } from '../mail/account-mail';
import { Public } from '../session/public.decorator';
import { findWays } from './provider.store';
import { domainOf, readAddress } from './vouched-words';

/** Questions from one address in a quarter of an hour: a whole town hall may sit behind it. */
const QUESTIONS = 600;

@Controller('api/sign-in-ways')
export class SignInWaysController {
  private readonly questions: RateLimit;

  // Nobody is signed in yet.
  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    private readonly mail: AccountMail,
  ) {
    this.questions = openRateLimit(sql, { name: 'sign-in-ways', attempts: QUESTIONS, seconds: 15 * 60 });
  }

  @Get()
  @Answers(200, signInWaysShape)
  @Public()
  async read(@Req() request: Request, @Query('email') email: unknown): Promise<SignInWays> {
    await this.questions.take(request.ip ?? 'unknown');
    const { isSending } = this.mail;
    const address = readAddress(email);
    if (address === null) return { password: true, providers: [], isSending };
    const { providers, providerOnly } = await findWays(this.sql, domainOf(address));
    // Only where nobody may use one: who is what must not show.
    const isNobodys = providers.length > 0 && ROLES.every((role) => providerOnly.includes(role));
    return { password: !isNobodys, providers: [...providers], isSending };
  }
}
