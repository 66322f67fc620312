// The doors through which a source gets a new version, and through which its versions are named and it is taken back.
import { Body, Controller, Delete, Headers, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { languageOf, type Actor, type SourceId } from '@samsvar/domain';
import {
  versionFactsShape,
  versionQueryShape,
  withdrawalShape,
  type SourceBody,
  type VersionFacts,
  type VersionQuery,
  type VersionUploaded,
} from '@samsvar/protocol';
import type { Request } from 'express';
import { idParam } from '../base/id-param';
import { rawBody } from '../base/raw-body';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { AddVersion } from './add-version';
import { ChangeVersion } from './change-version';
import { versionNo } from './source-version.controller';

@ForTokens()
@Controller('api/sources/:id')
export class ChangeSourceController {
  constructor(
    private readonly additions: AddVersion,
    private readonly changes: ChangeVersion,
  ) {}

  @Post('versions')
  @HttpCode(202)
  async add(
    @Acting() actor: Actor,
    @Param('id', idParam) id: SourceId,
    @Query({ schema: versionQueryShape }) query: VersionQuery,
    @Req() request: Request,
  ): Promise<VersionUploaded> {
    const added = await this.additions.add(actor, { ...query, id }, rawBody(request));
    return this.additions.present(actor, { ...added, id }, languageOf(request.headers['accept-language']));
  }

  @Put('versions/:no')
  correct(
    @Acting() actor: Actor,
    @Param('id', idParam) sourceId: SourceId,
    @Param('no') no: string,
    @Body({ schema: versionFactsShape }) facts: VersionFacts,
    @Headers('accept-language') wanted?: string,
  ): Promise<SourceBody> {
    return this.changes.correct(actor, { ...facts, sourceId, no: versionNo(no) }, languageOf(wanted));
  }

  @Put('withdrawal')
  withdraw(
    @Acting() actor: Actor,
    @Param('id', idParam) sourceId: SourceId,
    @Body({ schema: withdrawalShape }) { note }: { note: string | null },
    @Headers('accept-language') wanted?: string,
  ): Promise<SourceBody> {
    return this.changes.withdraw(actor, { sourceId, note }, languageOf(wanted));
  }

  @Delete('withdrawal')
  restore(@Acting() actor: Actor, @Param('id', idParam) sourceId: SourceId, @Headers('accept-language') wanted?: string): Promise<SourceBody> {
    return this.changes.restore(actor, sourceId, languageOf(wanted));
  }
}
