// English words of the register of consultations, the page that a signed-in person meets first.
import { plural } from './plural';
import type { svRegister } from './sv-register';

const days = (count: number) => `${count} ${plural(count, 'day', 'days')}`;

/** English words of the consultation room that the register needs. */
export const enRegister: typeof svRegister = {
  register: {
    title: 'Consultations',
    caption: 'The organisation’s consultations, with due date and how far the response has come',
    registerNew: 'Register a consultation',
    mayNotRegister: 'Authors and registrars can register consultations.',
    filter: 'Search the consultations',
    filterPlaceholder: 'Title, issuer or case number',
    state: 'State',
    states: { all: 'All', open: 'Ongoing', overdue: 'Overdue', none: 'No response' },
    found: (count) => plural(count, '1 consultation', `${count} consultations`),
    nothingFound: 'No consultation matches your search.',
    clearFilter: 'Show all',
    emptyTitle: 'There are no consultations here yet',
    emptyAuthor:
      'Register the consultation you are going to answer. You need the cover letter and the documents as PDF, Word, web page or text.',
    emptyOther:
      'When an author or registrar of your organisation has registered a consultation it appears here. Ask one of them if one is missing.',
    own: 'Your own register',
    shared: { title: 'Responses shared with you', by: (name) => `Shared by ${name}` },
    emptyTitleShared: 'Your own register is empty',
    emptyShared: 'What is shared with you is already registered by those who share it. Register only a consultation that you answer yourselves.',
    columns: {
      title: 'Consultation',
      issuer: 'From',
      due: 'Answer by',
      state: 'State',
      response: 'Our response',
    },
  },
  state: { received: 'Received', drafting: 'Being written' },
  daysLeft: (left) =>
    left > 0 ? `${days(left)} left` : left === 0 ? 'last day today' : `${days(-left)} overdue`,
  caseNumber: (number) => `Case no. ${number}`,
  noCaseNumber: 'No case number',
  coverage: {
    label: 'Sections decided on',
    words: (answered, skipped, undecided) =>
      `${answered} to answer, ${skipped} skipped, ${undecided} to decide`,
    none: 'No sections are mirrored',
  },
  openResponse: 'Open the response',
  openResponseTo: (title) => `Open the response to ${title}`,
  startResponse: 'Start a response',
  startResponseTo: (title) => `Start a response to ${title}`,
  notStarted: 'Not started',
  mayNotStart: 'Authors can start the response.',
  edited: (when) => `Last changed ${when}`,
};
