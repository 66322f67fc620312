// An identity provider while somebody fills it in: all fields of both kinds, as text.
import type { ProviderDraft } from '@samsvar/protocol';
import { splitCertificates } from './saml-metadata';
import type { OwnProvider } from './use-sign-in-rules';

export interface ProviderFields {
  readonly kind: 'oidc' | 'saml';
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly entryPoint: string;
  readonly certificates: string;
  readonly defaultRole: NonNullable<ProviderDraft['defaultRole']> | 'none';
  readonly isEnabled: boolean;
}

const EMPTY: ProviderFields = {
  kind: 'oidc', name: '', issuer: '', clientId: '', clientSecret: '', entryPoint: '', certificates: '', defaultRole: 'none', isEnabled: false,
};

/** The fields of a provider that is there, or empty ones. */
export const fieldsOf = (provider: OwnProvider | null): ProviderFields => {
  if (!provider) return EMPTY;
  const { name, isEnabled, connection } = provider;
  const basics = { ...EMPTY, kind: connection.kind, name, isEnabled, issuer: connection.issuer, defaultRole: provider.defaultRole ?? ('none' as const) };
  if (connection.kind === 'oidc') return { ...basics, clientId: connection.clientId };
  return { ...basics, entryPoint: connection.entryPoint, certificates: connection.certificates.map((one) => one.trim()).join('\n') };
};

/** The fields that are missing. */
export const missingIn = ({ kind, ...fields }: ProviderFields): ReadonlySet<keyof ProviderFields> => {
  const needed = kind === 'oidc' ? (['name', 'issuer', 'clientId'] as const) : (['name', 'issuer', 'entryPoint', 'certificates'] as const);
  return new Set(needed.filter((field) => fields[field].trim() === ''));
};

/** What is sent. An empty secret stays as it is. */
export const draftOf = (fields: ProviderFields): ProviderDraft => {
  const { kind, name, issuer, clientId, clientSecret, entryPoint, certificates, defaultRole, isEnabled } = fields;
  return {
    name: name.trim(),
    isEnabled,
    defaultRole: defaultRole === 'none' ? null : defaultRole,
    connection:
      kind === 'oidc'
        ? { kind, issuer: issuer.trim(), clientId: clientId.trim(), clientSecret: clientSecret.trim() || null }
        : { kind, issuer: issuer.trim(), entryPoint: entryPoint.trim(), certificates: splitCertificates(certificates) },
  };
};
