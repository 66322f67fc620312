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
import { AccountChanges } from './account-change';
import { AccountController } from './account.controller';
import { AccountService } from './account.service';
import { ConfirmationController } from './confirmation.controller';
import { ConfirmationService } from './confirmation.service';
import { EmailChangeService } from './email-change.service';
import { FactorController } from './factor.controller';
import { FactorService } from './factor.service';
import { PasswordResetController } from './password-reset.controller';
import { PasswordResetService } from './password-reset.service';
import { SignInRulesController } from './sign-in-rules.controller';
import { SignInRulesService } from './sign-in-rules.service';
import { Afterwards } from './afterwards';
import { CodeCheck } from './code-check';
import { Ground } from './ground';
import { Passkeys } from './passkeys';
import { PasswordDoor } from './password-door';
import { RefusedSignIns } from './refused-sign-ins';
import { Rise } from './rise';
import { SessionPresenter } from './session.presenter';
import { SignInLimit } from './sign-in-limit';
import { SignInService } from './sign-in.service';

@Global()
@Module({
  controllers: [SessionController, ConfirmationController, AccountController, FactorController, PasswordResetController, SignInRulesController, DemoController],
  providers: [
    SessionDoor,
    SessionReader,
    SessionService,
    SessionPresenter,
    SignInService,
    PasswordDoor,
    RefusedSignIns,
    Ground,
    SignInLimit,
    Rise,
    CodeCheck,
    Passkeys,
    Afterwards,
    AccountChanges,
    AccountService,
    FactorService,
    ConfirmationService,
    EmailChangeService,
    PasswordResetService,
    SignInRulesService,
    DemoPeople,
    AccessNews,
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [SessionDoor, SessionReader, SessionService, DemoPeople, AccessNews, Rise, Afterwards],
})
export class SessionModule {}
