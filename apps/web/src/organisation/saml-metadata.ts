// Reads what an identity provider says of itself in SAML metadata.

/** What a person would otherwise copy by hand. */
export interface SamlMetadata {
  readonly issuer: string;
  readonly entryPoint: string;
  readonly certificates: readonly string[];
}

const METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata';
const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
/** Longer files describe whole federations. */
export const METADATA_LIMIT = 1_000_000;

/** What stands in it; null when it is no metadata of an identity provider with a redirect address and a signing certificate. */
export const readSamlMetadata = (text: string): SamlMetadata | null => {
  // The browser's parser fetches nothing and, in XML, runs nothing.
  const xml = new DOMParser().parseFromString(text, 'application/xml');
  const role = xml.getElementsByTagNameNS(METADATA, 'IDPSSODescriptor')[0];
  const issuer = role?.closest('[entityID]')?.getAttribute('entityID') ?? '';
  const ways = [...(role?.getElementsByTagNameNS(METADATA, 'SingleSignOnService') ?? [])];
  const entryPoint = ways.find((way) => way.getAttribute('Binding') === REDIRECT)?.getAttribute('Location') ?? '';
  const keys = [...(role?.getElementsByTagNameNS(METADATA, 'KeyDescriptor') ?? [])].filter((key) => key.getAttribute('use') !== 'encryption');
  const certificates = keys.flatMap((key) => [...key.getElementsByTagNameNS(SIGNATURE, 'X509Certificate')].map((one) => pemOf(one.textContent)));
  const distinct = [...new Set(certificates)].slice(0, 3);
  return issuer && entryPoint && distinct.length > 0 ? { issuer, entryPoint, certificates: distinct } : null;
};

const pemOf = (text: string): string => {
  const lines = text.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----'].join('\n');
};

/** The certificates in pasted text, each by itself; text without the lines around it counts as one. */
export const splitCertificates = (text: string): string[] => {
  const found = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g);
  return (found ?? (text.trim() === '' ? [] : [text.trim()])).slice(0, 3);
};
