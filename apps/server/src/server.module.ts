// The composer: puts the rooms together into one application.
import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/access.module';
import { BaseModule, type Parts } from './base/base.module';
import { HealthController } from './health.controller';
import { SessionModule } from './session/session.module';

@Module({})
export class ServerModule {
  static with(parts: Parts): DynamicModule {
    return {
      module: ServerModule,
      controllers: [HealthController],
      imports: [BaseModule.with(parts), AccessModule, SessionModule],
    };
  }
}
