// What administrators are shown of their identity providers: never a secret.
import type { ProvidersBody } from '@samsvar/protocol';
import type { Config } from '../base/config';
import type { OwnProvider } from './provider.store';
import { metadataAddress, returnAddress } from './sso-address';

/** A provider on the wire, with what it has to be told of us. */
export const presentProvider = (config: Config, provider: OwnProvider): ProvidersBody['providers'][number] => ({
  id: provider.id,
  name: provider.name,
  connection: connectionOf(provider),
  isEnabled: provider.isEnabled,
  defaultRole: provider.defaultRole,
  redirectUri: returnAddress(config, provider),
  metadataUrl: provider.kind === 'saml' ? metadataAddress(config, provider) : null,
  testedAt: provider.testedAt?.toISOString() ?? null,
  people: provider.people,
});

const connectionOf = (provider: OwnProvider): ProvidersBody['providers'][number]['connection'] =>
  provider.kind === 'oidc'
    ? { kind: 'oidc', issuer: provider.issuer, clientId: provider.settings.clientId, clientSecret: null }
    : { kind: 'saml', issuer: provider.issuer, entryPoint: provider.settings.entryPoint, certificates: [...provider.settings.certificates] };
