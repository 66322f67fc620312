// The doors to sources: listing, uploading, reading, correcting.
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { languageOf, type Actor, type SourceId } from '@samsvar/domain';
import {
  sourceFactsShape,
  uploadQueryShape,
  type SourceBody,
  type SourceFacts,
  type Uploaded,
  type UploadQuery,
} from '@samsvar/protocol';
import type { Request } from 'express';
import { idParam } from '../base/id-param';
import { rawBody } from '../base/raw-body';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { SourceService } from './source.service';
import { UploadSource } from './upload-source';

@ForTokens()
@Controller('api/sources')
export class SourceController {
  constructor(
    private readonly sources: SourceService,
    private readonly uploads: UploadSource,
  ) {}

  @Get()
  async list(
    @Acting() actor: Actor,
    @Headers('accept-language') wanted?: string,
  ): Promise<{ sources: SourceBody[] }> {
    return { sources: await this.sources.list(actor, languageOf(wanted)) };
  }

  @Post()
  @HttpCode(202)
  async upload(
    @Acting() actor: Actor,
    @Query({ schema: uploadQueryShape }) query: UploadQuery,
    @Req() request: Request,
  ): Promise<Uploaded> {
    const to = await this.uploads.upload(actor, query, rawBody(request));
    return this.uploads.present(actor, to, languageOf(request.headers['accept-language']));
  }

  @Get(':id')
  read(
    @Acting() actor: Actor,
    @Param('id', idParam) id: SourceId,
    @Headers('accept-language') wanted?: string,
  ): Promise<SourceBody> {
    return this.sources.read(actor, id, languageOf(wanted));
  }

  @Put(':id')
  correct(
    @Acting() actor: Actor,
    @Param('id', idParam) id: SourceId,
    @Body({ schema: sourceFactsShape }) facts: SourceFacts,
    @Headers('accept-language') wanted?: string,
  ): Promise<SourceBody> {
    return this.sources.correct(actor, { ...facts, id }, languageOf(wanted));
  }
}
