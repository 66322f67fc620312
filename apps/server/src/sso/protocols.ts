// The two ways of speaking to identity providers, behind one door.
import { Injectable } from '@nestjs/common';
import { Oidc, type OidcBegun } from './oidc';
import type { Provider } from './provider';
import { Saml } from './saml';

@Injectable()
export class Protocols {
  constructor(
    readonly oidc: Oidc,
    readonly saml: Saml,
  ) {}

  /** Where to lead a browser. Throws an `SsoFault`. */
  leadTo(provider: Provider, begun: OidcBegun): Promise<string> {
    return provider.kind === 'oidc' ? this.oidc.leadTo(provider, begun) : this.saml.leadTo(provider, begun.state);
  }

  /** Looks at all that can be looked at before anybody is led away. Throws an `SsoFault`. */
  async tryOut(provider: Provider): Promise<void> {
    if (provider.kind === 'oidc') await this.oidc.tryOut(provider);
    else this.saml.tryOut(provider);
  }
}
