// Makes the log of who did what available to every room, and to its administrators.
import { Global, Module } from '@nestjs/common';
import { Audit } from './audit';
import { AuditLogService } from './audit-log.service';
import { AuditController } from './audit.controller';
import { Checkpoints } from './checkpoints';

@Global()
@Module({
  controllers: [AuditController],
  providers: [Audit, AuditLogService, Checkpoints],
  exports: [Audit, Checkpoints],
})
export class AuditModule {}
