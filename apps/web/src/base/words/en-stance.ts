// Words of the stance room, in English. The stances' own words are in the domain.
import type { svStance } from './sv-stance';

/** English words for taking a position. */
export const enStance: typeof svStance = {
  contradictions: {
    'section-opposes': 'The section is opposed, but the whole is supported without conditions.',
    'section-has-condition': 'The section has a condition, but the whole has none.',
    'section-has-remarks': 'The section has comments, but the whole says that there is no objection.',
    'section-takes-position': 'The section takes a position, but the whole does not.',
    'no-section-opposes': 'The whole is opposed, but no section is.',
    'sections-agree': 'The whole is neither for nor against, but all assessed sections go the same way.',
    'skipped-with-position': 'The section is skipped but has a position.',
  },
  tab: 'Position',
  overall: 'The whole response',
  section: 'The section',
  chooseSection: 'Put the cursor in a section, or choose one in the outline.',
  ownSection: 'No position is taken under a heading of your own. Choose a section from the source.',
  status: 'What will you do with the section?',
  stance: 'Position',
  none: 'None chosen',
  needs: 'What is needed',
  met: 'Done',
  notMet: 'Missing',
  nothingNeeded: 'Nothing more is needed for this position.',
  proposal: (words) => `The sections point towards: ${words}`,
  useProposal: 'Use the proposal',
  noProposal: 'No section has a position yet.',
  agrees: 'The whole and the sections agree.',
  contradictionsTitle: 'This does not go together',
  goTo: (section) => `Go to ${section}`,
  readOnly: 'You are reading. Only authors change positions.',
};
