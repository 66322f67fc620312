// English words: findings.
import type { FindingKind } from '@samsvar/domain';
import type { SourceWords } from '../source-words';
import { plural } from './plural';

const kinds: Record<FindingKind, string> = {
  kind: 'Kind',
  title: 'Title',
  issuer: 'Issuer',
  dated: 'Date',
  demand: 'Demand',
  decision: 'Decision',
  speaker: 'Person quoted',
};

/** In English. */
export const enFindings: SourceWords['findings'] = {
  title: 'Proposals to confirm',
  lead: 'This is what Samsvar thinks that the document says. Check it and confirm. Nothing holds before somebody has confirmed it.',
  notice: (count) => plural(count, '1 proposal to confirm', `${count} proposals to confirm`),
  noticeNamed: (count, title) => `${plural(count, '1 proposal to confirm', `${count} proposals to confirm`)} about ${title}`,
  none: 'No proposals',
  noneHelp: 'Samsvar found nothing to propose in this version.',
  allDone: 'All proposals are decided.',
  kinds,
  groups: { facts: 'Facts of the document', demand: '“Att” points', decision: 'Decisions', speaker: 'People quoted' },
  groupHelp: {
    facts: 'Confirmed facts are written about the document.',
    demand: 'Confirmed points can be cited.',
    decision: 'Who has decided, when, and who has signed.',
    speaker: 'Who says what in the document.',
  },
  states: { proposed: 'Proposed', confirmed: 'Confirmed', dismissed: 'Dismissed' },
  confirm: 'Confirm',
  correct: 'Correct',
  dismiss: 'Dismiss',
  undo: 'Undo',
  confirmNamed: (what) => `Confirm ${what}`,
  correctNamed: (what) => `Correct ${what}`,
  dismissNamed: (what) => `Dismiss ${what}`,
  undoNamed: (what) => `Undo about ${what}`,
  confirmAll: (count) => plural(count, 'Confirm the one that is left', `Confirm all ${count}`),
  saveCorrected: 'Save and confirm',
  standsAt: 'Read where it stands',
  fromFile: 'From what the file says of itself',
  said: { proposed: 'The proposal is to be decided again.', confirmed: 'Confirmed.', dismissed: 'Dismissed.' },
  saidMany: (count) => plural(count, '1 proposal confirmed.', `${count} proposals confirmed.`),
  failed: 'It could not be saved.',
  mayNot: 'Only authors and registrars can confirm proposals.',
  no: 'Number',
  text: 'Wording',
  body: 'Deciding body',
  on: 'Date of the decision',
  signatories: 'Signed by',
  signatoriesHelp: 'One on each line: Name, title. Write only the name for a group or somebody without a title.',
  isGroup: 'group',
  name: 'Name',
  role: 'Title',
  quote: 'Quotation',
  unknown: 'Not known',
  needed: 'Fill in the field.',
  dateWrong: 'Write the date as 2026-03-27.',
};
