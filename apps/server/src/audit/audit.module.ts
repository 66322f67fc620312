// Makes the log of who did what available to every room.
import { Global, Module } from '@nestjs/common';
import { Audit } from './audit';

@Global()
@Module({ providers: [Audit], exports: [Audit] })
export class AuditModule {}
