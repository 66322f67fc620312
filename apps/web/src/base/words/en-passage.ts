// English words of the passage room.
import type { svPassage } from './sv-passage';

/** English words for selecting, citing and opening passages. */
export const enPassage: typeof svPassage = {
  toolbar: 'The selected passage',
  cite: 'Cite',
  quote: 'Quotation',
  propose: 'Propose new wording',
  copyLink: 'Copy link',
  linkCopied: 'The link to the passage is copied.',
  linkNotCopied: 'The link could not be copied. Copy it from here:',
  tooLong: 'You have selected too much. Choose at most 20,000 characters.',
  notLoaded: 'The whole passage has not been fetched yet. Wait a moment and try again.',
  selected: (words, blocks) => `Selected: ${words === 1 ? '1 word' : `${words} words`}${blocks > 1 ? ` in ${blocks} paragraphs` : ''}.`,
  unselected: 'The selection is removed.',
  opened: (section, page) => ['Cited passage', section && `section ${section}`, page && `page ${page}`].filter(Boolean).join(', '),
  reviewerReason: 'You are reading. Reviewers do not write in the text.',
  linkReason: 'Only authors can make links to passages.',
  editorReason: 'The text is not ready to write in yet.',
  hintTitle: 'How to cite',
  hint: 'Select words in the document and choose Cite. The reference lands where you last wrote, and always leads back here.',
  hintDismiss: 'I see',
  notFound: 'The passage does not exist, or you do not have access to it.',
};
