// By which words identity providers say that somebody has shown more than a password.

/** Of REFEDS, Microsoft, SAML 2.0 and Swedish e-identification: assurance levels 3 and 4 always take two factors. */
const TWO_FACTORS: ReadonlySet<string> = new Set([
  'mfa',
  'https://refeds.org/profile/mfa',
  'http://schemas.microsoft.com/claims/multipleauthn',
  'urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract',
  'urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI',
  'http://id.elegnamnden.se/loa/1.0/loa3',
  'http://id.elegnamnden.se/loa/1.0/loa4',
  'http://id.swedenconnect.se/loa/1.0/uncertified-loa3',
]);

/** Whether a context class or `acr` value means two factors. */
export const isSecondFactorContext = (text: string): boolean => TWO_FACTORS.has(text);
