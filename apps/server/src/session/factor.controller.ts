// The doors to one's own second factors.
import { Body, Controller, Delete, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import {
  accountShape, codeShape, passkeyDraftShape, passkeyNameShape, passkeyOptionsShape, recoveryCodesShape, totpBeginningShape,
  type AccountBody, type Code, type PasskeyDraft, type PasskeyName, type PasskeyOptions, type RecoveryCodes, type TotpBeginning,
} from '@samsvar/protocol';
import type { Request } from 'express';
import { Answers } from '../base/answers.decorator';
import { Confirmed } from './confirmed.decorator';
import { WhileEnrolling } from './enrolling.decorator';
import { FactorService } from './factor.service';

@Controller('api/account')
@WhileEnrolling()
@Confirmed()
export class FactorController {
  constructor(private readonly factors: FactorService) {}

  @Post('totp')
  @HttpCode(200)
  @Answers(200, totpBeginningShape)
  beginTotp(@Req() request: Request): Promise<TotpBeginning> {
    return this.factors.beginTotp(request);
  }

  @Put('totp')
  @Answers(200, recoveryCodesShape)
  confirmTotp(@Req() request: Request, @Body({ schema: codeShape }) code: Code): Promise<RecoveryCodes> {
    return this.factors.confirmTotp(request, code);
  }

  @Delete('totp')
  @Answers(200, accountShape)
  removeTotp(@Req() request: Request): Promise<AccountBody> {
    return this.factors.removeTotp(request);
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @Answers(200, recoveryCodesShape)
  renewCodes(@Req() request: Request): Promise<RecoveryCodes> {
    return this.factors.renewCodes(request);
  }

  @Post('passkeys/options')
  @HttpCode(200)
  @Answers(200, passkeyOptionsShape)
  askPasskey(@Req() request: Request): Promise<PasskeyOptions> {
    return this.factors.askPasskey(request);
  }

  @Post('passkeys')
  @HttpCode(200)
  @Answers(200, accountShape)
  addPasskey(@Req() request: Request, @Body({ schema: passkeyDraftShape }) draft: PasskeyDraft): Promise<AccountBody> {
    return this.factors.addPasskey(request, draft);
  }

  @Put('passkeys/:id')
  @Answers(200, accountShape)
  renamePasskey(@Req() request: Request, @Param('id') id: string, @Body({ schema: passkeyNameShape }) name: PasskeyName): Promise<AccountBody> {
    return this.factors.renamePasskey(request, id, name);
  }

  @Delete('passkeys/:id')
  @Answers(200, accountShape)
  removePasskey(@Req() request: Request, @Param('id') id: string): Promise<AccountBody> {
    return this.factors.removePasskey(request, id);
  }
}
