// Words of the source room, in English.
import type { SourceWarning } from '@samsvar/domain';
import type { svSource } from './sv-source';

const warningOf = (warning: SourceWarning): string => {
  switch (warning.code) {
    case 'tracked-changes':
      return `The file has tracked changes. The text is shown as if all were accepted (${warning.insertions} insertions, ${warning.deletions} deletions).`;
    case 'comments-left-out':
      return warning.count === 1 ? 'One comment in the file is not shown.' : `${warning.count} comments in the file are not shown.`;
    case 'pages-without-text':
      return `Pages without readable text: ${warning.pages.slice(0, 20).join(', ')}${warning.pages.length > 20 ? ' and more' : ''}.`;
    case 'boilerplate-removed':
      return `Menus, headers and other things around the text have been removed (${warning.count} pieces).`;
    case 'encoding-guessed':
      return `The file does not say how it is encoded. It was read as ${warning.encoding}; check å, ä and ö.`;
  }
};

/** English words for reading sources. */
export const enSource: typeof svSource = {
  kinds: {
    national_strategy: 'National strategy',
    regional_development_strategy: 'Regional development strategy',
    regional_strategy: 'Regional strategy',
    programme: 'Programme',
    action_plan: 'Action plan',
    roadmap: 'Roadmap',
    target_vision: 'Target vision',
    letter_of_intent: 'Letter of intent',
    budget: 'Budget',
    inquiry_report: 'Inquiry report',
    ministry_memorandum: 'Ministry memorandum',
    government_bill: 'Government bill',
    policy: 'Policy',
    guideline: 'Guideline',
    party_policy: 'Party programme',
    news_item: 'News item',
    press_release: 'Press release',
    earlier_response: 'Earlier response',
    cover_letter: 'Cover letter',
    other: 'Other',
  },
  warningOf,
  loading: 'Fetching the document…',
  loadFailed: 'The document could not be fetched.',
  retry: 'Try again',
  reading: 'The document’s text',
  readingHelp: 'Arrow keys move between paragraphs. Enter selects the paragraph, then Ctrl+Alt+C cites it.',
  outline: 'Contents',
  showOutline: 'Show contents',
  hideOutline: 'Hide contents',
  outlineEmpty: 'The document has no headings.',
  page: (page) => `Page ${page}`,
  pageShort: (page) => `p. ${page}`,
  footnote: (label) => (label ? `Footnote ${label}` : 'Footnote'),
  table: (no) => `Table ${no}`,
  quote: 'Quotation',
  states: {
    queued: 'The document is waiting to be read.',
    reading: 'Reading the document…',
    structure: 'Finding the sections…',
    storing: 'Storing the text…',
    progress: (done, total) => `${done} of ${total}`,
    needsOcr: 'The document is scanned and needs text recognition. The original is kept.',
    failedTitle: 'The document could not be read.',
    failedKept: 'The original is kept.',
    empty: 'The document has no text.',
  },
  download: 'Download the original',
  warnings: 'To keep in mind when you read',
  facts: 'About the document',
  kind: 'Kind',
  title: 'Title',
  issuer: 'Issuer',
  caseNumber: 'Case number',
  dated: 'Date',
  file: 'File',
  version: 'Version',
  versionNo: (no) => `Version ${no}`,
  pages: (count) => (count === 1 ? '1 page' : `${count} pages`),
  unknown: 'Not given',
  edit: 'Change the facts',
  save: 'Save the facts',
  cancel: 'Cancel',
  saved: 'The facts are saved.',
  saveFailed: 'The facts could not be saved.',
  mayNotEdit: 'Only authors and registrars may change the facts.',
  titleNeeded: 'Write a title.',
  dateWrong: 'Write the date as 2026-03-27.',
  formats: { pdf: 'PDF', docx: 'Word', html: 'Web page', text: 'Plain text' },
};
