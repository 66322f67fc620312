// English words: who cites a source, and what changed between two of its versions.
import type { SourceWords } from '../source-words';

const paragraphs = (count: number): string => (count === 1 ? '1 paragraph' : `${count} paragraphs`);

/** In English. */
export const enComparison: SourceWords['comparison'] = {
  heat: {
    label: 'References to the source',
    inResponses: (count) => (count === 1 ? 'in 1 response' : `in ${count} responses`),
    ofAll: (count, all) => `${count} of ${all} references here`,
    filter: 'Show references with the position',
    everyStance: 'All positions',
    noStance: 'Without a position',
    table: 'Download as a table (CSV)',
    more: (count) => `Show more (${count} left)`,
    fromVersion: (no) => `cited from version ${no}`,
  },
  title: 'Changes between versions',
  toSource: 'To the source',
  from: 'From',
  to: 'To',
  swap: 'Swap the versions',
  version: (no, label) => (label ? `Version ${no} – ${label}` : `Version ${no}`),
  onlyOne: 'The source has one version only that has been read. Once there is another you can see what has changed.',
  nothing: 'Nothing has changed between the versions.',
  nothingShown: 'No changes fit what is chosen.',
  counts: 'Counts',
  kinds: {
    edited: 'Changed',
    moved: 'Moved',
    'moved-edited': 'Moved and changed',
    split: 'Split',
    merged: 'Merged',
    deleted: 'Removed',
    inserted: 'New',
    same: 'Unchanged',
  },
  count: {
    edited: (count) => `${count} changed`,
    moved: (count) => `${count} moved`,
    deleted: (count) => `${count} removed`,
    inserted: (count) => `${count} new`,
    same: (count) => `${count} unchanged`,
  },
  filter: {
    label: 'Shown',
    onlyCited: 'Only what we refer to',
    edited: 'Changed',
    moved: 'Moved',
    deleted: 'Removed',
    inserted: 'New',
  },
  fold: (same, others) =>
    [same > 0 && `show ${same} unchanged ${same === 1 ? 'paragraph' : 'paragraphs'}`, others > 0 && `${same > 0 ? '' : 'show '}${others} ${others === 1 ? 'change' : 'changes'} not chosen`]
      .filter(Boolean)
      .join(' and '),
  unfold: (same) => `Hide ${paragraphs(same)}`,
  run: {
    title: {
      deleted: (count) => `${count} paragraphs removed`,
      inserted: (count) => `${count} new paragraphs`,
    },
    kinds: {
      deleted: (count) => `${count} removed paragraphs`,
      inserted: (count) => `${count} new paragraphs`,
    },
    extent: (first, last) => `${first} … ${last}`,
    show: (what) => `Show all ${what}`,
    hide: (what) => `Hide ${what}`,
  },
  next: 'Next change (N or F8)',
  previous: 'Previous change (P or Shift+F8)',
  at: (index, count) => `Change ${index} of ${count}`,
  ofChanges: (count) => (count === 1 ? '1 change' : `${count} changes`),
  changes: 'Changes',
  page: (page) => `p. ${page}`,
  movedFrom: (place) => `Moved from ${place}`,
  elsewhere: 'another place',
  inSection: (section) => `section ${section}`,
  removedWords: 'removed:',
  addedWords: 'added:',
  endOfChange: 'end of change',
  splitInto: (count) => `One paragraph has become ${count}`,
  mergedFrom: (count) => `${count} paragraphs have become one`,
  cited: 'We refer to this',
  demands: 'What we have asked for',
  demand: 'Demand',
  wording: 'Proposed wording',
  openResponse: (title) => `Open ${title}`,
};
