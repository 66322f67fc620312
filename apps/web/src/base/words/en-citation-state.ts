// English words: citation state.
import type { SourceWords } from '../source-words';
import { plural } from './plural';

/** In English. */
export const enCitationState: SourceWords['citationState'] = {
  toLookAt: (count) => plural(count, '1 citation needs a look', `${count} citations need a look`),
  showThem: 'Show them',
  needLook: (count) => `Only those that need a look (${count})`,
  noneNeedLook: 'No citation needs a look.',
  updateAll: (count) => plural(count, 'Update 1 citation that is ready', `Update all ${count} that are ready`),
  updateAllHelp: 'Ready are those that are unchanged in the new version or that somebody has decided on. Those changed in substance are updated one by one. Quoted words are not changed.',
  update: (no) => `Update the citation to v${no}`,
  updateOne: (no, where) => `Update to v${no}: ${where}`,
  updateWords: 'Update and replace the quoted words too',
  updateWordsOne: (where) => `Update and replace the quoted words too: ${where}`,
  decide: 'Decide where the passage is now',
  decideOne: (where) => `Decide where the passage is now: ${where}`,
  updated: (count) => plural(count, '1 citation has been updated. Ctrl+Z in the text undoes it.', `${count} citations have been updated. Ctrl+Z in the text undoes them all.`),
  checkSentence: 'Check that your sentence is still right.',
  failed: (count) => plural(count, '1 citation could not be updated. Try again.', `${count} citations could not be updated. Try again.`),
  updating: 'Updating …',
  noText: 'Wait until the text has come.',
};
