// The words of the operator's page of organisations, in Swedish and English.
import type { Language, OrganisationType } from '@samsvar/domain';

/** What the page says in one language. */
export interface OperatorWords {
  readonly title: string;
  readonly other: string;
  readonly lead: string;
  readonly closed: string;
  readonly none: string;
  readonly columns: readonly [name: string, number: string, type: string, people: string, created: string, state: string];
  readonly state: (isSuspended: boolean) => string;
  readonly create: string;
  readonly name: string;
  readonly number: string;
  readonly numberHint: string;
  readonly type: string;
  readonly person: string;
  readonly email: string;
  readonly domains: string;
  readonly domainsHint: string;
  readonly language: string;
  readonly secret: string;
  readonly secretHint: string;
  readonly turn: string;
  readonly turnLead: string;
  readonly organisation: string;
  readonly action: string;
  readonly suspend: string;
  readonly resume: string;
  readonly submitCreate: string;
  readonly submitTurn: string;
  readonly created: (name: string, isSending: boolean) => string;
  readonly turned: (isSuspended: boolean) => string;
  readonly wrong: string;
  readonly tooMany: (minutes: number) => string;
  readonly back: string;
  readonly types: Readonly<Record<OrganisationType, string>>;
}

const sv: OperatorWords = {
  title: 'Organisationer',
  other: 'In English',
  lead: 'Här läggs organisationer upp och stängs av. Vad de skriver går inte att se härifrån.',
  closed:
    'För att kunna lägga upp och stänga av organisationer här: sätt inställningen OPERATOR_SECRET till minst 32 slumpade tecken och starta om servern. Det går också från en terminal på servern: node apps/server/dist/main.js organisation:create.',
  none: 'Det finns ingen organisation än.',
  columns: ['Namn', 'Nummer', 'Typ', 'Personer', 'Upplagd', 'Läge'],
  state: (isSuspended) => (isSuspended ? 'Avstängd' : 'Öppen'),
  create: 'Lägg upp en organisation',
  name: 'Namn',
  number: 'Organisationsnummer',
  numberHint: 'Tio siffror. Kontrollsiffran kontrolleras.',
  type: 'Typ',
  person: 'Den första administratörens namn',
  email: 'Den första administratörens e-postadress',
  domains: 'E-postadressernas domäner, om de är kända',
  domainsHint: 'Till exempel region.example. Flera skiljs åt med mellanslag. De gäller först när organisationen har bevisat att de är dess egna.',
  language: 'Språk i mejl från organisationen',
  secret: 'Driftens hemlighet',
  secretHint: 'Värdet av OPERATOR_SECRET.',
  turn: 'Stäng av eller öppna en organisation',
  turnLead: 'När en organisation stängs av loggas alla som arbetar i den ut inom två sekunder. Ingenting tas bort.',
  organisation: 'Organisation',
  action: 'Vad ska göras?',
  suspend: 'Stäng av',
  resume: 'Öppna igen',
  submitCreate: 'Lägg upp och bjud in',
  submitTurn: 'Genomför',
  created: (name, isSending) =>
    `${name} är upplagd. ${isSending ? 'Inbjudan skickas med mejl.' : 'Servern skickar inga mejl, så lämna över länken till administratören:'}`,
  turned: (isSuspended) => (isSuspended ? 'Organisationen är avstängd.' : 'Organisationen är öppen igen.'),
  wrong: 'Hemligheten stämmer inte. Ingenting har ändrats.',
  tooMany: (minutes) => `För många försök. Vänta ${String(minutes)} minuter. Ingenting har ändrats.`,
  back: 'Till läget',
  types: {
    region: 'Region', municipality: 'Kommun', healthcare_region: 'Samverkansregion', state_agency: 'Statlig myndighet', county_administrative_board: 'Länsstyrelse',
    university: 'Universitet eller högskola', trade_association: 'Branschorganisation', patient_organisation: 'Patientorganisation',
    umbrella_organisation: 'Paraplyorganisation', trade_union: 'Fackförbund', party: 'Parti', company: 'Företag',
  },
};

const en: OperatorWords = {
  title: 'Organisations',
  other: 'På svenska',
  lead: 'Organisations are added and suspended here. What they write cannot be seen from here.',
  closed:
    'To add and suspend organisations here: set OPERATOR_SECRET to at least 32 random characters and start the server again. It can also be done from a terminal on the server: node apps/server/dist/main.js organisation:create.',
  none: 'There is no organisation yet.',
  columns: ['Name', 'Number', 'Type', 'People', 'Added', 'State'],
  state: (isSuspended) => (isSuspended ? 'Suspended' : 'Open'),
  create: 'Add an organisation',
  name: 'Name',
  number: 'Organisation number',
  numberHint: 'Ten digits. The check digit is checked.',
  type: 'Type',
  person: 'Name of the first administrator',
  email: 'E-mail address of the first administrator',
  domains: 'Domains of its e-mail addresses, if they are known',
  domainsHint: 'For example region.example, set apart by spaces. They count once the organisation has proved that they are its own.',
  language: 'Language of mail from the organisation',
  secret: 'The operator’s secret',
  secretHint: 'The value of OPERATOR_SECRET.',
  turn: 'Suspend or resume an organisation',
  turnLead: 'When an organisation is suspended, everybody who works in it is signed out within two seconds. Nothing is removed.',
  organisation: 'Organisation',
  action: 'What is to be done?',
  suspend: 'Suspend',
  resume: 'Resume',
  submitCreate: 'Add and invite',
  submitTurn: 'Do it',
  created: (name, isSending) =>
    `${name} has been added. ${isSending ? 'The invitation is sent by mail.' : 'The server sends no mail, so hand the link over to the administrator:'}`,
  turned: (isSuspended) => (isSuspended ? 'The organisation is suspended.' : 'The organisation is open again.'),
  wrong: 'The secret is not right. Nothing has been changed.',
  tooMany: (minutes) => `Too many tries. Wait ${String(minutes)} minutes. Nothing has been changed.`,
  back: 'To the state of the server',
  types: {
    region: 'Region', municipality: 'Municipality', healthcare_region: 'Healthcare region', state_agency: 'State agency',
    county_administrative_board: 'County administrative board', university: 'University', trade_association: 'Trade association',
    patient_organisation: 'Patient organisation', umbrella_organisation: 'Umbrella organisation', trade_union: 'Trade union', party: 'Party', company: 'Company',
  },
};

/** By language. */
export const OPERATOR_WORDS: Readonly<Record<Language, OperatorWords>> = { sv, en };
