// Words of the delivery room, in English.
import type { svDelivery } from './sv-delivery';

/** English words for taking a response out. */
export const enDelivery: typeof svDelivery = {
  faults: {
    'heading-skipped': 'A heading level is skipped. Raise or lower the heading.',
    'figure-without-text': 'The picture has no description for those who cannot see it.',
    'title-missing': 'The response has no title.',
    'table-without-header': 'The table has no header row.',
    'link-without-text': 'A link has no text.',
  },
  tab: 'Checks',
  export: 'Export',
  word: 'Word (.docx)',
  pdf: 'PDF (accessible)',
  working: (format) => `Making ${format}…`,
  done: (file) => `${file} is downloaded.`,
  failed: 'The file could not be made.',
  refusedTitle: 'The response cannot be exported yet',
  refused: 'Mend the faults and try again.',
  goTo: 'Go to the fault',
  blocking: 'Must be mended',
  advice: 'Should be mended',
  noFaults: 'No faults found. The response can be exported.',
  faultCount: (count) => (count === 1 ? '1 thing to mend' : `${count} things to mend`),
  mayNot: 'Your role may not export the response.',
};
