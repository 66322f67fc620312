// What facts of the log, and the things they are about, are called, in words: for the page and for files that are taken out.
import type { AuditFacts } from '@samsvar/domain';

interface FactWords {
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  /** What kinds of things are called. */
  readonly objects: Readonly<Record<string, string>>;
  readonly yes: string;
  readonly no: string;
}

const sv: FactWords = {
  names: {
    action: 'Gjorde', after: 'Efter', agent: 'Webbläsare', assignedTo: 'Väntar på (id)', at: 'Nummer', before: 'Före', bodies: 'Beslutsorgan', by: 'Genom', bytes: 'Byte',
    change: 'Ändring', comments: 'Kommentarer', consultation: 'Remiss (id)', copy: 'Arbetskopia (id)', count: 'Antal', decidedBy: 'Avgjort av (id)', defaultRole: 'Roll för nya',
    domain: 'Domän', dueOn: 'Ska vara klart', factorAfter: 'Andra steg krävs efter', factorBefore: 'Andra steg krävdes före', fields: 'Uppgifter', format: 'Format',
    isAnother: 'Pekar på en annan tjänst', isBlocking: 'Hindrar låsning', isEnabled: 'På', isReadAgain: 'Läses om', keptComments: 'Kommentarer som finns kvar', keptSuggestions: 'Ändringsförslag som finns kvar', kind: 'Sort', meetings: 'Sammanträden', number: 'Organisationsnummer',
    organisation: 'Organisation (id)', outcome: 'Utfall', part: 'Del', passed: 'Gick bra', people: 'Personer', person: 'Person (id)', problem: 'Fel', provider: 'Inloggningstjänst (id)',
    providerAfter: 'Bara genom inloggningstjänst efter', providerBefore: 'Bara genom inloggningstjänst före', response: 'Svar (id)', role: 'Roll', scope: 'Omfattning', scopes: 'Får göra',
    secondFactor: 'Andra steg', section: 'Avsnitt (id)', sections: 'Antal avsnitt', sha256: 'Kontrollsumma', source: 'Källa (id)', state: 'Läge', step: 'Steg',
    suggestions: 'Ändringsförslag', thread: 'Tråd (id)', threads: 'Trådar', type: 'Typ', until: 'Till och med', version: 'Version (id)', way: 'Sätt', what: 'Vad', wordLimit: 'Högsta antal ord',
    'settled-threads': 'Avgjorda kommentarstrådar', 'automatic-versions': 'Automatiska versioner', 'working-copies': 'Arbetskopior', notifications: 'Notiser',
    'outgoing-mail': 'Skickade mejl', 'ended-invitations': 'Avslutade inbjudningar',
  },
  values: {
    'totp-added': 'lade till en app för koder', 'totp-removed': 'tog bort appen för koder', 'passkey-added': 'lade till en nyckel (passkey)', 'passkey-renamed': 'bytte namn på en nyckel (passkey)',
    'passkey-removed': 'tog bort en nyckel (passkey)', 'recovery-codes': 'gjorde nya reservkoder', 'provider-linked': 'kopplade kontot till inloggningstjänsten',
    name: 'namn', change: 'byte av lösenord', reset: 'glömt lösenord', provider: 'inloggningstjänst', password: 'lösenord', passkey: 'nyckel (passkey)', asked: 'begärd', done: 'klar',
    added: 'tillagd', changed: 'ändrad', removed: 'borttagen', write: 'skriva', review: 'granska', csv: 'CSV', jsonl: 'fil för kontroll', docx: 'Word', pdf: 'PDF', odt: 'ODT',
    oidc: 'OpenID Connect', saml: 'SAML', administrator: 'administratör', author: 'författare', reviewer: 'granskare', registrar: 'registrator', decision_maker: 'beslutsfattare',
    'consultations:read': 'läsa remisser', 'consultations:write': 'registrera remisser', 'responses:read': 'läsa svar', 'reviews:read': 'läsa kommentarer', 'reviews:write': 'skriva kommentarer',
  },
  objects: {
    api_token: 'programnyckel', comment: 'kommentar', consultation: 'remiss', consultation_document: 'handling', identity_provider: 'inloggningstjänst', invitation: 'inbjudan',
    organisation: 'organisation', organisation_domain: 'e-postdomän', passage: 'ställe i en källa', person: 'person', response: 'svar', response_version: 'version', source: 'källa',
    standard_phrase: 'standardfras', suggestion: 'ändringsförslag', thread: 'tråd', webhook: 'system som får veta', figure: 'bild',
  },
  yes: 'ja',
  no: 'nej',
};

const en: FactWords = {
  names: {
    action: 'Did', after: 'After', agent: 'Browser', assignedTo: 'Waits for (id)', at: 'Number', before: 'Before', bodies: 'Decision bodies', by: 'Through', bytes: 'Bytes',
    change: 'Change', comments: 'Comments', consultation: 'Consultation (id)', copy: 'Working copy (id)', count: 'Count', decidedBy: 'Decided by (id)', defaultRole: 'Role of new people',
    domain: 'Domain', dueOn: 'Due on', factorAfter: 'Second step required after', factorBefore: 'Second step required before', fields: 'Details', format: 'Format',
    isAnother: 'Points to another provider', isBlocking: 'Blocks locking', isEnabled: 'On', isReadAgain: 'Read again', keptComments: 'Comments that stay', keptSuggestions: 'Suggestions that stay', kind: 'Kind', meetings: 'Meetings', number: 'Organisation number',
    organisation: 'Organisation (id)', outcome: 'Outcome', part: 'Part', passed: 'Went well', people: 'People', person: 'Person (id)', problem: 'Fault', provider: 'Identity provider (id)',
    providerAfter: 'Only through identity provider after', providerBefore: 'Only through identity provider before', response: 'Response (id)', role: 'Role', scope: 'Scope', scopes: 'May do',
    secondFactor: 'Second step', section: 'Section (id)', sections: 'Number of sections', sha256: 'Hash', source: 'Source (id)', state: 'State', step: 'Step',
    suggestions: 'Suggestions', thread: 'Thread (id)', threads: 'Threads', type: 'Type', until: 'Until', version: 'Version (id)', way: 'Way', what: 'What', wordLimit: 'Most words',
    'settled-threads': 'Settled comment threads', 'automatic-versions': 'Automatic versions', 'working-copies': 'Working copies', notifications: 'Notifications',
    'outgoing-mail': 'Sent mail', 'ended-invitations': 'Ended invitations',
  },
  values: {
    'totp-added': 'added an app for codes', 'totp-removed': 'removed the app for codes', 'passkey-added': 'added a passkey', 'passkey-renamed': 'renamed a passkey',
    'passkey-removed': 'removed a passkey', 'recovery-codes': 'made new recovery codes', 'provider-linked': 'linked the account to the identity provider',
    change: 'change of password', reset: 'forgotten password', provider: 'identity provider', csv: 'CSV', jsonl: 'file for checking', docx: 'Word', pdf: 'PDF', odt: 'ODT',
    oidc: 'OpenID Connect', saml: 'SAML', decision_maker: 'decision maker',
    'consultations:read': 'read consultations', 'consultations:write': 'register consultations', 'responses:read': 'read responses', 'reviews:read': 'read comments', 'reviews:write': 'write comments',
  },
  objects: {
    api_token: 'token', consultation_document: 'document', identity_provider: 'identity provider', organisation_domain: 'e-mail domain', passage: 'passage of a source',
    response_version: 'version', standard_phrase: 'standard phrase', webhook: 'system that is told',
  },
  yes: 'yes',
  no: 'no',
};

const WORDS = { sv, en } as const;

/** Facts that hold several words of ours in one line. */
const SEVERAL: ReadonlySet<string> = new Set(['scopes', 'factorBefore', 'factorAfter', 'providerBefore', 'providerAfter']);
/** Facts that hold what others have named. */
const AS_THEY_ARE: ReadonlySet<string> = new Set(['domain', 'agent', 'fields']);

/** Facts of an entry as pairs of what they are called and what they say, in words; what has no words is told as it is written. */
export const auditFactWords = (facts: AuditFacts, language: 'sv' | 'en'): readonly (readonly [name: string, value: string])[] => {
  const { names, values, yes, no } = WORDS[language];
  const said = (text: string): string => (Object.hasOwn(values, text) ? (values[text] ?? text) : text);
  return Object.entries(facts).map(([name, value]) => {
    const called = Object.hasOwn(names, name) ? (names[name] ?? name) : name;
    if (typeof value === 'boolean') return [called, value ? yes : no];
    if (typeof value !== 'string' || AS_THEY_ARE.has(name)) return [called, value === null ? '–' : String(value)];
    if (SEVERAL.has(name)) return [called, value === '' ? '–' : value.split(' ').map(said).join(', ')];
    return [called, said(value)];
  });
};

/** What the kind of a thing is called. */
export const auditObjectWord = (kind: string, language: 'sv' | 'en'): string => {
  const { objects } = WORDS[language];
  return Object.hasOwn(objects, kind) ? (objects[kind] ?? kind) : kind;
};
