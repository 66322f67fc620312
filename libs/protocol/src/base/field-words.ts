// What people call the fields of what they send.
import type { Language, RefusalData } from '@samsvar/domain';

/** As they are named on the pages, by the name on the wire. */
const FIELDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  address: { sv: 'adressen', en: 'the address' },
  assignedTo: { sv: 'den som ska svara', en: 'who is to answer' },
  certificates: { sv: 'signeringscertifikatet', en: 'the signing certificate' },
  clientId: { sv: 'klient-id', en: 'the client id' },
  clientSecret: { sv: 'klienthemligheten', en: 'the client secret' },
  code: { sv: 'koden', en: 'the code' },
  coOwners: { sv: 'de medansvariga', en: 'those who share the work' },
  defaultRole: { sv: 'rollen för nya personer', en: 'the role of new people' },
  description: { sv: 'beskrivningen', en: 'the description' },
  documentRole: { sv: 'dokumentets slag', en: 'the kind of document' },
  domain: { sv: 'domänen (skriv den som i adressen efter @, till exempel region.example)', en: 'the domain (write it as it stands after the @, for example region.example)' },
  dueOn: { sv: 'sista dag', en: 'the last day' },
  email: { sv: 'e-postadressen', en: 'the e-mail address' },
  entryPoint: { sv: 'inloggningsadressen', en: 'the sign-in address' },
  events: { sv: 'händelserna', en: 'the events' },
  heldOn: { sv: 'sammanträdesdagen (den får bara stå en gång)', en: 'the day of the meeting (it can stand only once)' },
  issuer: { sv: 'utfärdaren', en: 'the issuer' },
  name: { sv: 'namnet', en: 'the name' },
  number: { sv: 'organisationsnumret', en: 'the organisation number' },
  owner: { sv: 'den ansvariga', en: 'who is responsible' },
  papersDueOn: { sv: 'dagen för handlingarna (den ska vara före sammanträdet)', en: 'the day for the papers (it should be before the meeting)' },
  password: { sv: 'lösenordet', en: 'the password' },
  people: { sv: 'personerna', en: 'the people' },
  person: { sv: 'personens namn', en: 'the person’s name' },
  providerOnly: { sv: 'inloggningsreglerna', en: 'the rules for signing in' },
  role: { sv: 'rollen', en: 'the role' },
  secondFactor: { sv: 'inloggningsreglerna', en: 'the rules for signing in' },
  sections: { sv: 'avsnitten', en: 'the sections' },
  sentOn: { sv: 'dagen då remissen skickades', en: 'the day the consultation was sent' },
  text: { sv: 'texten', en: 'the text' },
  title: { sv: 'titeln', en: 'the title' },
  type: { sv: 'slaget av organisation', en: 'the kind of organisation' },
  until: { sv: 'slutdagen', en: 'the last day' },
  url: { sv: 'adressen', en: 'the address' },
};

/** ": domänen", to be put after what cannot be used: the innermost field with a name of people's own; otherwise nothing. */
export const fieldInWords = ({ field }: RefusalData, language: Language): string => {
  const known = String(field ?? '')
    .split('.')
    .findLast((name) => Object.hasOwn(FIELDS, name));
  const words = known === undefined ? undefined : FIELDS[known];
  return words ? `: ${words[language]}` : '';
};
