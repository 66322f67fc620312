// Swedish words of the register of consultations, the page that a signed-in person meets first.
import { plural } from './plural';

const days = (count: number) => `${count} ${plural(count, 'dag', 'dagar')}`;

/** Swedish words of the consultation room that the register needs. */
export const svRegister = {
  register: {
    title: 'Remisser',
    caption: 'Organisationens remisser, med sista svarsdag och hur långt svaret har kommit',
    registerNew: 'Registrera en remiss',
    mayNotRegister: 'Författare och registratorer kan registrera remisser.',
    filter: 'Sök bland remisserna',
    filterPlaceholder: 'Titel, avsändare eller diarienummer',
    state: 'Läge',
    states: { all: 'Alla', open: 'Pågående', overdue: 'Försenade', none: 'Utan svar' },
    found: (count: number) => plural(count, '1 remiss', `${count} remisser`),
    nothingFound: 'Ingen remiss stämmer med det du söker.',
    clearFilter: 'Visa alla',
    emptyTitle: 'Här finns inga remisser än',
    emptyAuthor:
      'Registrera den remiss ni ska svara på. Du behöver missivet och remissens dokument som PDF, Word, webbsida eller text.',
    emptyOther:
      'När en författare eller registrator i din organisation har registrerat en remiss visas den här. Fråga någon av dem om du saknar en remiss.',
    own: 'Ert eget register',
    shared: { title: 'Remissvar som delas med er', by: (name: string) => `Delas av ${name}` },
    emptyTitleShared: 'Ert eget register är tomt',
    emptyShared: 'Det som delas med er är redan registrerat hos den som delar det. Registrera bara en remiss som ni själva ska svara på.',
    columns: { title: 'Remiss', issuer: 'Från', due: 'Svara senast', state: 'Läge', response: 'Vårt svar' },
  },
  state: { received: 'Inkommen', drafting: 'Svaret skrivs' },
  daysLeft: (left: number) =>
    left > 0 ? `${days(left)} kvar` : left === 0 ? 'sista dagen i dag' : `${days(-left)} försenad`,
  caseNumber: (number: string) => `Dnr ${number}`,
  noCaseNumber: 'Diarienummer saknas',
  coverage: {
    label: 'Avsnitt som är avgjorda',
    words: (answered: number, skipped: number, undecided: number) =>
      `${answered} besvaras, ${skipped} hoppas över, ${undecided} kvar att avgöra`,
    none: 'Inga avsnitt speglas',
  },
  openResponse: 'Öppna svaret',
  openResponseTo: (title: string) => `Öppna svaret på ${title}`,
  startResponse: 'Starta svar',
  startResponseTo: (title: string) => `Starta svar på ${title}`,
  notStarted: 'Inte påbörjat',
  mayNotStart: 'Författare kan starta svaret.',
  edited: (when: string) => `Senast ändrat ${when}`,
};
