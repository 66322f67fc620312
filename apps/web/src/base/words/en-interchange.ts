// English words for annotations that other programs have made.
import type { SourceWords } from '../source-words';

/** In English. */
export const enInterchange: SourceWords['interchange'] = {
  action: 'Bring in annotations …',
  title: 'Bring in annotations from another program',
  explain:
    'Choose a file of web annotations (JSON-LD). Words that stand in the source become places to cite. Nothing is guessed: what is not there, or stands in several places, is listed.',
  drop: 'Drop the file here, or choose it.',
  choose: 'Choose a file …',
  reading: 'Looking for the words in the source …',
  failed: 'The annotations could not be brought in.',
  pinned: (count) => (count === 1 ? '1 place was found' : `${count} places were found`),
  missed: (count) => (count === 1 ? '1 was not found' : `${count} were not found`),
  why: {
    'no-quote': 'The annotation has no words to look for.',
    'not-found': 'The words are not in this version.',
    several: 'The words stand in several places, and none of them fits best.',
    invalid: 'The place is too long.',
  },
  none: 'There were no annotations in the file.',
  another: 'Bring in another file',
};
