// Reading SAML metadata, and certificates that were pasted.
import { readSamlMetadata, splitCertificates } from './saml-metadata';

const metadata = (inside: string) => `<?xml version="1.0"?><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"
  entityID="https://login.example/idp"><md:IDPSSODescriptor protocolSupportEnumeration="x">${inside}</md:IDPSSODescriptor></md:EntityDescriptor>`;
const key = (use: string, value: string) => `<md:KeyDescriptor use="${use}"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>
  ${value}
</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
const way = (binding: string, location: string) => `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${location}"/>`;

test('finds the name, the redirect address and the signing certificates, each once', () => {
  const text = metadata(key('signing', 'AAAA') + key('encryption', 'BBBB') + key('signing', 'AAAA') + way('HTTP-POST', 'https://login.example/post') + way('HTTP-Redirect', 'https://login.example/redirect'));
  expect(readSamlMetadata(text)).toEqual({
    issuer: 'https://login.example/idp',
    entryPoint: 'https://login.example/redirect',
    certificates: ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
  });
});

test.each(['', 'inte xml', '<a/>', metadata(''), metadata(key('signing', 'AAAA')), metadata(way('HTTP-Redirect', 'https://x.example'))])('%j is none', (text) => {
  expect(readSamlMetadata(text)).toBeNull();
});

test('takes pasted certificates apart', () => {
  const one = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
  expect(splitCertificates(`${one}\n\n${one.replace('AAAA', 'BBBB')}`)).toHaveLength(2);
  expect(splitCertificates(' MIIB ')).toEqual(['MIIB']);
  expect(splitCertificates('  ')).toEqual([]);
});
