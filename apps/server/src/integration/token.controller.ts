// The doors to tokens: one's own, and everybody's for administrators.
import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import type { Actor, TokenId } from '@samsvar/domain';
import { newTokenShape, tokenDraftShape, tokensShape, type NewTokenBody, type TokenDraft, type TokensBody } from '@samsvar/protocol';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { Acting } from '../session/acting.decorator';
import { Confirmed } from '../session/confirmed.decorator';
import { TokenService } from './token.service';

@Controller('api')
export class TokenController {
  constructor(private readonly tokens: TokenService) {}

  @Get('tokens')
  @Answers(200, tokensShape)
  own(@Acting() actor: Actor): Promise<TokensBody> {
    return this.tokens.own(actor);
  }

  @Post('tokens')
  @Confirmed()
  @Answers(201, newTokenShape)
  make(@Acting() actor: Actor, @Body({ schema: tokenDraftShape }) draft: TokenDraft): Promise<NewTokenBody> {
    return this.tokens.make(actor, draft);
  }

  @Delete('tokens/:id')
  @Answers(200, tokensShape)
  revokeOwn(@Acting() actor: Actor, @Param('id', idParam) id: TokenId): Promise<TokensBody> {
    return this.tokens.revokeOwn(actor, id);
  }

  @Get('organisation/tokens')
  @Answers(200, tokensShape)
  all(@Acting() actor: Actor): Promise<TokensBody> {
    return this.tokens.all(actor);
  }

  @Delete('organisation/tokens/:id')
  @Answers(200, tokensShape)
  revokeAny(@Acting() actor: Actor, @Param('id', idParam) id: TokenId): Promise<TokensBody> {
    return this.tokens.revokeAny(actor, id);
  }
}
