// Makes the log of who did what available to every room, and to its administrators.
import { Global, Module } from '@nestjs/common';
import { Audit } from './audit';
import { AuditLogService } from './audit-log.service';
import { AuditController } from './audit.controller';
import { Checkpoints } from './checkpoints';
import { Ledger } from './ledger';

@Global()
@Module({
  controllers: [AuditController],
  providers: [Audit, AuditLogService, Checkpoints, Ledger],
  exports: [Audit, Checkpoints, Ledger],
})
export class AuditModule {}
