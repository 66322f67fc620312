// The doors to versions, to who wrote what, and to the lock on a text.
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { Actor, ResponseId, VersionId } from '@samsvar/domain';
import {
  freezeShape,
  restorationShape,
  versionNameShape,
  type AuthorshipBody,
  type ComparableBody,
  type Freeze,
  type ResponseVersionBody,
  type Restoration,
  type RestoredBody,
  type VersionContentBody,
  type VersionListBody,
  type VersionName,
} from '@samsvar/protocol';
import { idParam } from '../base/id-param';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { FreezeResponse } from './freeze-response';
import { RestoreVersion } from './restore-version';
import { VersionService } from './version.service';

@ForTokens()
@Controller('api')
export class VersionController {
  constructor(
    private readonly versions: VersionService,
    private readonly restoring: RestoreVersion,
    private readonly freezing: FreezeResponse,
  ) {}

  @Get('responses/:id/versions')
  list(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId): Promise<VersionListBody> {
    return this.versions.list(actor, id);
  }

  @Post('responses/:id/versions')
  keep(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId, @Body({ schema: versionNameShape }) { label }: VersionName): Promise<ResponseVersionBody> {
    return this.versions.keep(actor, id, label);
  }

  @Get('responses/:id/authorship')
  authorship(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId): Promise<AuthorshipBody> {
    return this.versions.authorship(actor, id);
  }

  @Get('responses/:id/comparable')
  comparable(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId): Promise<ComparableBody> {
    return this.versions.comparable(actor, id);
  }

  @Post('responses/:id/freeze')
  freeze(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId, @Body({ schema: freezeShape }) { label }: Freeze): Promise<ResponseVersionBody> {
    return this.freezing.freeze(actor, id, label);
  }

  @Delete('responses/:id/freeze')
  @HttpCode(204)
  unfreeze(@Acting() actor: Actor, @Param('id', idParam) id: ResponseId): Promise<void> {
    return this.freezing.unfreeze(actor, id);
  }

  @Get('versions/:id')
  read(@Acting() actor: Actor, @Param('id', idParam) id: VersionId): Promise<VersionContentBody> {
    return this.versions.read(actor, id);
  }

  @Put('versions/:id')
  rename(@Acting() actor: Actor, @Param('id', idParam) id: VersionId, @Body({ schema: versionNameShape }) { label }: VersionName): Promise<ResponseVersionBody> {
    return this.versions.rename(actor, id, label);
  }

  @Post('versions/:id/restoration')
  @HttpCode(200)
  restore(@Acting() actor: Actor, @Param('id', idParam) id: VersionId, @Body({ schema: restorationShape }) what: Restoration): Promise<RestoredBody> {
    return this.restoring.restore(actor, id, what);
  }
}
