// Looks at a SAML answer before any parser does, and reads what is left of it strictly once its signature has been proved.
import { isSecondFactorContext } from './second-factor';
import { SsoFault, type Vouched } from './provider';
import { readAddress, readName } from './vouched-words';

/** Longest answer that is looked at, in characters. */
const LONGEST = 150_000;
/** How signatures may be made. SHA-1 is broken (NIST SP 800-131A), and a key that both sides have proves nothing. */
const ALGORITHMS: ReadonlySet<string> = new Set([
  'http://www.w3.org/2001/10/xml-exc-c14n#',
  'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512',
]);
/** One start tag with its attributes; group 1 holds them. Attribute values may hold `>`, never `<`. */
const RESPONSE = /^(?:<\?xml[^<>?]*\?>)?\s*<(?:[\w.-]+:)?Response((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*>/;

/** What can be known of an answer before it is proved. Nothing of it may be believed. */
export interface Envelope {
  /** The request that it says it answers. */
  readonly inResponseTo: string;
  /** The response as a whole is signed, too, and that signature must hold as well. */
  readonly isResponseSigned: boolean;
}

/** The text of an answer as it came. Throws an `SsoFault` for what is none. */
export const decodeAnswer = (encoded: unknown): string => {
  if (typeof encoded !== 'string' || encoded.length > (LONGEST * 4) / 3 || !/^[A-Za-z0-9+/\s]+=*\s*$/.test(encoded)) throw new SsoFault('answer', 'unreadable');
  return Buffer.from(encoded, 'base64').toString('utf8');
};

/** Refuses what no honest provider sends: document types, entities, comments, weak or missing signatures, another destination. */
export const lookAtAnswer = (xml: string, destination: string): Envelope => {
  // Comments, document types and character data sections can make two readers see two texts.
  if (/<!|[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(xml) || (xml.match(/<\?/g)?.length ?? 0) > 1) throw new SsoFault('answer', 'unreadable');
  const attributes = RESPONSE.exec(xml)?.[1];
  if (attributes === undefined) throw new SsoFault('answer', 'unreadable');
  const goesTo = attributeIn(attributes, 'Destination');
  if (goesTo !== null && goesTo !== destination) throw new SsoFault('signature', 'recipient');
  const inResponseTo = attributeIn(attributes, 'InResponseTo');
  if (inResponseTo === null) throw new SsoFault('redirect', 'not-ours');
  const signatures = xml.match(/<[^\s<>/]*Signature(?=[\s/>])/g)?.length ?? 0;
  const assertions = xml.match(/<[^\s<>/]*Assertion(?=[\s/>])/g)?.length ?? 0;
  // Wherever a second one hides, it is there to be taken for the first.
  if (signatures > 2 || assertions > 1) throw new SsoFault('signature', 'forged');
  for (const [, algorithm = ''] of xml.matchAll(/Algorithm\s*=\s*["']([^"']*)["']/g)) if (!ALGORITHMS.has(algorithm)) throw new SsoFault('signature', 'weak');
  return { inResponseTo, isResponseSigned: signatures === 2 };
};

const attributeIn = (attributes: string, name: string): string | null => {
  const [, , double, single] = new RegExp(`(^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? [];
  return double ?? single ?? null;
};

/** An element as node-saml's reader gives it: attributes under `$`, text under `_`, children in lists by their local names. */
type Element = Readonly<Record<string, unknown>>;

const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null && !Array.isArray(value);
const childrenOf = (parent: Element | null, name: string): Element[] => {
  const found = parent && Object.hasOwn(parent, name) ? parent[name] : [];
  return Array.isArray(found) ? found.map((child) => (isElement(child) ? child : { _: child })) : [];
};
/** The one child of that name; two are refused. */
const childOf = (parent: Element | null, name: string): Element | null => {
  const found = childrenOf(parent, name);
  if (found.length > 1) throw new SsoFault('signature', 'forged');
  return found[0] ?? null;
};
const textOf = (element: Element | null): string | null => (typeof element?.['_'] === 'string' ? element['_'].trim() : null);
const valueOf = (element: Element | null, name: string): string | null => {
  const attributes = element?.['$'];
  const value = isElement(attributes) && Object.hasOwn(attributes, name) ? attributes[name] : null;
  return typeof value === 'string' ? value : null;
};

/** What the words of an assertion must be. */
export interface Expected {
  readonly issuer: string;
  readonly recipient: string;
  readonly inResponseTo: string;
}

/** A proved assertion, read. `until` is when it is over. */
export interface ReadAssertion {
  readonly id: string;
  readonly until: Date;
  readonly vouched: Vouched;
}

/** Reads an assertion whose signature, times and audience have been proved. Throws an `SsoFault`. */
export const readAssertion = (read: unknown, expected: Expected): ReadAssertion => {
  const root = isElement(read) ? read['Assertion'] : null;
  const assertion = isElement(root) ? root : null;
  const id = valueOf(assertion, 'ID');
  if (textOf(childOf(assertion, 'Issuer')) !== expected.issuer || id === null) throw new SsoFault('signature', 'forged');
  const subject = childOf(assertion, 'Subject');
  const confirmation = childOf(subject, 'SubjectConfirmation');
  const data = childOf(confirmation, 'SubjectConfirmationData');
  if (valueOf(confirmation, 'Method') !== 'urn:oasis:names:tc:SAML:2.0:cm:bearer') throw new SsoFault('signature', 'recipient');
  if (valueOf(data, 'Recipient') !== expected.recipient) throw new SsoFault('signature', 'recipient');
  if (valueOf(data, 'InResponseTo') !== expected.inResponseTo) throw new SsoFault('redirect', 'not-ours');
  const until = new Date(valueOf(data, 'NotOnOrAfter') ?? NaN);
  if (Number.isNaN(until.getTime()) || !childOf(assertion, 'Conditions')) throw new SsoFault('signature', 'time');
  return { id, until, vouched: vouchedBy(assertion, childOf(subject, 'NameID')) };
};

const vouchedBy = (assertion: Element | null, nameId: Element | null): Vouched => {
  const subject = textOf(nameId);
  const format = valueOf(nameId, 'Format') ?? '';
  // A name that is another one each time names nobody.
  if (!subject || subject.length > 255 || format.endsWith(':transient')) throw new SsoFault('subject', 'no-subject');
  const attributes = attributesOf(assertion);
  const first = (names: readonly string[]): string | null => {
    const values = names.flatMap((name) => attributes.get(name) ?? []);
    return values[0] ?? null;
  };
  const addresses = new Set(EMAIL_NAMES.flatMap((name) => attributes.get(name) ?? []).map(readAddress));
  if (addresses.size === 0 && format.endsWith(':emailAddress')) addresses.add(readAddress(subject));
  const context = textOf(childOf(childOf(childOf(assertion, 'AuthnStatement'), 'AuthnContext'), 'AuthnContextClassRef'));
  const parts = [first(GIVEN_NAMES), first(FAMILY_NAMES)].filter((part) => part !== null);
  return {
    subject,
    // Several addresses, or one that is none: nobody knows which is meant.
    email: addresses.size === 1 ? ([...addresses][0] ?? null) : null,
    isEmailDoubtful: addresses.size > 1,
    name: readName(first(DISPLAY_NAMES)) ?? readName(parts.join(' ')),
    factors: context !== null && isSecondFactorContext(context) ? 2 : 1,
  };
};

const attributesOf = (assertion: Element | null): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const statement of childrenOf(assertion, 'AttributeStatement')) {
    for (const attribute of childrenOf(statement, 'Attribute')) {
      const name = valueOf(attribute, 'Name');
      const values = childrenOf(attribute, 'AttributeValue').flatMap((value) => textOf(value) ?? []);
      if (name !== null) found.set(name, [...(found.get(name) ?? []), ...values]);
    }
  }
  return found;
};

const CLAIMS = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
const EMAIL_NAMES = ['mail', 'email', 'emailAddress', 'urn:oid:0.9.2342.19200300.100.1.3', `${CLAIMS}/emailaddress`];
const DISPLAY_NAMES = ['displayName', 'urn:oid:2.16.840.1.113730.3.1.241', 'http://schemas.microsoft.com/identity/claims/displayname'];
const GIVEN_NAMES = ['givenName', 'urn:oid:2.5.4.42', `${CLAIMS}/givenname`];
const FAMILY_NAMES = ['sn', 'surname', 'urn:oid:2.5.4.4', `${CLAIMS}/surname`];
