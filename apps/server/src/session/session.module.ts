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
import { Afterwards } from './afterwards';
import { CodeCheck } from './code-check';
import { Passkeys } from './passkeys';
import { Rise } from './rise';
import { SessionPresenter } from './session.presenter';
import { SignInLimit } from './sign-in-limit';
import { SignInService } from './sign-in.service';

@Global()
@Module({
  controllers: [SessionController, DemoController],
  providers: [
    SessionDoor,
    SessionReader,
    SessionService,
    SessionPresenter,
    SignInService,
    SignInLimit,
    Rise,
    CodeCheck,
    Passkeys,
    Afterwards,
    DemoPeople,
    AccessNews,
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [SessionDoor, SessionReader, SessionService, DemoPeople, AccessNews, Rise, Afterwards],
})
export class SessionModule {}
