// The door to an organisation's identity providers.
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { languageOf, type Actor, type IdentityProviderId } from '@samsvar/domain';
import {
  providerDraftShape, providersShape, providerTestShape, providerTestStartShape,
  type ProviderDraft, type ProvidersBody, type ProviderTestBody, type ProviderTestStart,
} from '@samsvar/protocol';
import type { Request, Response } from 'express';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { Acting } from '../session/acting.decorator';
import { Confirmed } from '../session/confirmed.decorator';
import { ProviderTrials } from './provider-trials';
import { ProviderService } from './provider.service';

@Controller('api/organisation/identity-providers')
export class ProviderController {
  constructor(
    private readonly providers: ProviderService,
    private readonly trials: ProviderTrials,
  ) {}

  @Get()
  @Answers(200, providersShape)
  list(@Acting() actor: Actor): Promise<ProvidersBody> {
    return this.providers.list(actor);
  }

  @Post()
  @Answers(201, providersShape)
  @Confirmed()
  add(@Acting() actor: Actor, @Body({ schema: providerDraftShape }) draft: ProviderDraft): Promise<ProvidersBody> {
    return this.providers.add(actor, draft);
  }

  @Put(':id')
  @Answers(200, providersShape)
  @Confirmed()
  save(
    @Acting() actor: Actor,
    @Param('id', idParam) id: IdentityProviderId,
    @Body({ schema: providerDraftShape }) draft: ProviderDraft,
  ): Promise<ProvidersBody> {
    return this.providers.save(actor, id, draft);
  }

  @Delete(':id')
  @Answers(200, providersShape)
  @Confirmed()
  remove(@Acting() actor: Actor, @Param('id', idParam) id: IdentityProviderId): Promise<ProvidersBody> {
    return this.providers.remove(actor, id);
  }

  @Post(':id/test')
  @Answers(200, providerTestStartShape)
  @HttpCode(200)
  @Confirmed()
  beginTest(
    @Acting() actor: Actor,
    @Param('id', idParam) id: IdentityProviderId,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ProviderTestStart> {
    return this.trials.begin(actor, id, { request, response });
  }

  @Get(':id/test')
  @Answers(200, providerTestShape)
  readTest(
    @Acting() actor: Actor,
    @Param('id', idParam) id: IdentityProviderId,
    @Headers('accept-language') wanted?: string,
  ): Promise<ProviderTestBody> {
    return this.trials.read(actor, id, languageOf(wanted));
  }
}
