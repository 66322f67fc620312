// The doors to the log of who did what.
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { languageOf, type Actor } from '@samsvar/domain';
import {
  auditExportQueryShape,
  auditQueryShape,
  auditShape,
  auditVerificationShape,
  auditWitnessedShape,
  type AuditBody,
  type AuditExportQuery,
  type AuditQuery,
  type AuditVerificationBody,
  type AuditWitnessedBody,
} from '@samsvar/protocol';
import type { Request, Response } from 'express';
import { Answers } from '../base/answers.decorator';
import { describeFile, sendFile } from '../base/send-file';
import { Acting } from '../session/acting.decorator';
import { AuditLogService } from './audit-log.service';

@Controller('api/organisation/audit')
export class AuditController {
  constructor(private readonly logs: AuditLogService) {}

  @Get()
  @Answers(200, auditShape)
  list(@Acting() actor: Actor, @Query({ schema: auditQueryShape }) query: AuditQuery): Promise<AuditBody> {
    return this.logs.list(actor, query);
  }

  @Get('export')
  async export(
    @Acting() actor: Actor,
    @Query({ schema: auditExportQueryShape }) query: AuditExportQuery,
    @Req() { method, headers }: Request,
    @Res() response: Response,
  ): Promise<void> {
    const language = languageOf(headers['accept-language']);
    // Nothing goes out: nothing is written down.
    if (method === 'HEAD') return describeFile(response, await this.logs.describe(actor, query, language));
    await sendFile(response, await this.logs.export(actor, query, language));
  }

  @Get('verification')
  @Answers(200, auditVerificationShape)
  verify(@Acting() actor: Actor): Promise<AuditVerificationBody> {
    return this.logs.verify(actor);
  }

  @Get('witnessed')
  @Answers(200, auditWitnessedShape)
  witnessed(@Acting() actor: Actor): Promise<AuditWitnessedBody> {
    return this.logs.witnessed(actor);
  }
}
