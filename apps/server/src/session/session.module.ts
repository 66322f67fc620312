// Signing in, and the guard that stands before every route.
import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessNews } from './access-news';
import { DemoController, DemoPeople } from './demo.controller';
import { SessionDoor } from './session-door';
import { SessionReader } from './session-reader';
import { SessionController } from './session.controller';
import { SessionGuard } from './session.guard';
import { SessionService } from './session.service';
import { SignInLimit } from './sign-in-limit';

@Global()
@Module({
  controllers: [SessionController, DemoController],
  providers: [
    SessionDoor,
    SessionReader,
    SessionService,
    SignInLimit,
    DemoPeople,
    AccessNews,
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [SessionDoor, SessionReader, SessionService, DemoPeople, AccessNews],
})
export class SessionModule {}
