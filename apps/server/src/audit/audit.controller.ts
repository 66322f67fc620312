// The doors to the log of who did what.
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
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
import type { Response } from 'express';
import { Answers } from '../base/answers.decorator';
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
    @Res() response: Response,
    @Headers('accept-language') wanted?: string,
  ): Promise<void> {
    const { filename, mediaType, content } = await this.logs.export(actor, query, languageOf(wanted));
    response.attachment(filename);
    response.set({
      'Content-Type': mediaType,
      'Cache-Control': 'private, no-cache',
      'Content-Security-Policy': 'sandbox',
      'X-Content-Type-Options': 'nosniff',
    });
    await pipeline(content, response);
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
