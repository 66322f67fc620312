// The door for who has lost their password.
import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { resetCompletionShape, resetRequestShape, type ResetCompletion, type ResetRequest } from '@samsvar/protocol';
import type { Request } from 'express';
import { PasswordResetService } from './password-reset.service';
import { Public } from './public.decorator';

@Controller('api/password-reset')
@Public()
export class PasswordResetController {
  constructor(private readonly resets: PasswordResetService) {}

  @Post()
  @HttpCode(204)
  ask(@Req() request: Request, @Body({ schema: resetRequestShape }) draft: ResetRequest): Promise<void> {
    return this.resets.ask(request, draft);
  }

  @Post('completion')
  @HttpCode(204)
  complete(@Req() request: Request, @Body({ schema: resetCompletionShape }) completion: ResetCompletion): Promise<void> {
    return this.resets.complete(request, completion);
  }
}
