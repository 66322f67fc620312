// Signing in through organisations' own identity providers.
import { Module } from '@nestjs/common';
import { Admission } from './admission';
import { DomainController } from './domain.controller';
import { DomainService } from './domain.service';
import { FlowSweep } from './flow-sweep';
import { Ground } from './ground';
import { Oidc } from './oidc';
import { Protocols } from './protocols';
import { ProviderTrials } from './provider-trials';
import { ProviderController } from './provider.controller';
import { ProviderService } from './provider.service';
import { Saml } from './saml';
import { SignInThrough } from './sign-in-through';
import { SignInWaysController } from './sign-in-ways.controller';
import { SsoController } from './sso.controller';
import { Trials } from './trials';
import { TxtReader } from './txt-reader';

@Module({
  controllers: [ProviderController, DomainController, SsoController, SignInWaysController],
  providers: [
    Admission,
    DomainService,
    FlowSweep,
    Ground,
    Oidc,
    Protocols,
    ProviderService,
    ProviderTrials,
    Saml,
    SignInThrough,
    Trials,
    { provide: TxtReader, useFactory: () => new TxtReader() },
  ],
})
export class SsoModule {}
