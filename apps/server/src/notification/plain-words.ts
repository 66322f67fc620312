// Makes words that people have chosen fit for one line of a mail: nothing in them can end the line, hide or turn others around.

/** Line ends, other control characters, and what divides lines without looking like it. */
const CONTROL = /[\p{Cc}\u2028\u2029]+/gu;
/** What turns the direction of the words around it, and what cannot be seen at all. */
const UNSEEN = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

/** The same words on one line of at most so many characters. */
export const oneLine = (words: string, atMost = 200): string => {
  const line = words.replace(UNSEEN, '').replace(CONTROL, ' ').replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= atMost ? line : `${characters.slice(0, atMost - 1).join('').trimEnd()}…`;
};
