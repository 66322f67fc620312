// English words: outline change.
import type { SourceWords } from '../source-words';
import { plural } from './plural';

/** In English. */
export const enOutlineChange: SourceWords['outline'] = {
  news: 'The consultation has a new version',
  counted: (moved, renamed, added, removed) =>
    [
      moved > 0 && plural(moved, '1 heading moved', `${moved} headings moved`),
      renamed > 0 && `${renamed} changed`,
      added > 0 && `${added} new`,
      removed > 0 && `${removed} removed`,
    ]
      .filter(Boolean)
      .join(', '),
  look: 'Show the changes',
  title: (no) => `Let the outline follow version ${no}`,
  lead: (from, to) => `The headings of the response follow version ${from} of the consultation. This is what happens if they follow version ${to} instead.`,
  changed: 'Moved and changed',
  changedHelp: 'Everything under the heading goes with it: position, citations and comments.',
  moved: 'moved',
  renamed: 'changed heading',
  becomes: 'becomes',
  added: 'New',
  addedHelp: 'They are put in their place and wait for you to decide.',
  removed: 'Removed from the consultation',
  removedHelp: 'What has been written is kept last in the response, under the heading ”Avsnitt som inte längre finns i remissen”.',
  kept: (words) => plural(words, 'kept, 1 word', `kept, ${words} words`),
  keptStance: 'kept, with a position',
  empty: 'empty, goes',
  same: (count) => plural(count, '1 heading is unchanged.', `${count} headings are unchanged.`),
  own: 'Your own headings and the text under them stay.',
  undo: 'The text as it is now is kept as a version first. To undo, restore it under Versions.',
  writing: (names) => `Writing right now: ${names}. What is written comes along.`,
  follow: 'Let the outline follow',
  following: 'The outline is following …',
  followed: (no) => `The outline now follows version ${no}. To undo, find the text from before under Versions.`,
  followedBy: (by, no) => `${by} let the outline follow version ${no} of the consultation document.`,
  toVersions: 'To the versions',
  failed: 'The outline could not follow.',
  newer: 'There is an even newer version. Look through the changes again.',
  mayNot: 'Only those who may write in the whole response can let the outline follow.',
};
