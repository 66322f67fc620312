// Words of the citation room, in English.
import type { svCitation } from './sv-citation';

/** English words for references between response and sources. */
export const enCitation: typeof svCitation = {
  tab: 'References',
  empty: 'The response has no references yet. Select words in the source and choose Cite.',
  loading: 'Fetching the references…',
  loadFailed: 'The references could not be fetched.',
  goToText: 'Go to the text',
  openSource: 'Open the source',
  modes: { note: 'Reference', inline: 'Reference in the text', quotation: 'Quotation' },
  one: (no, section) => `reference ${no}${section ? `, section ${section}` : ''}`,
  citedFrom: (response, section, quote) => `${response}${section ? `, section ${section}` : ''}: ${quote}`,
  inserted: 'Reference inserted. Ctrl+Z undoes.',
  quotationInserted: 'Quotation inserted. Ctrl+Z undoes.',
  wordingInserted: 'Proposed wording inserted. Write your wording in it. Ctrl+Z undoes.',
  failed: 'The reference could not be inserted.',
  citedHere: (count) => (count === 1 ? '1 reference here' : `${count} references here`),
  whoCites: 'Who refers to this',
  inSection: (section) => `Section ${section}`,
  search: {
    label: 'Search the document',
    none: 'No hits',
    hit: (at, count) => `${at} of ${count}`,
    next: 'Next hit (Enter)',
    previous: 'Previous hit (Shift+Enter)',
    close: 'Close the search',
  },
  count: (count) => (count === 1 ? '1 reference' : `${count} references`),
};
