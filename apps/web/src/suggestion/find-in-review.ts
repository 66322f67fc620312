// Looking for words in comments and suggestions.
import { nodesOf, wordsOf } from './nodes';
import type { ReviewItem } from './review-item';

/** All that is written in an item: quote, comments, reasons and the words suggested. */
const writtenIn = ({ thread, suggestion, anchor }: ReviewItem): readonly string[] => [
  ...thread.comments.map(({ text }) => text),
  ...(thread.settled ? [thread.settled.note] : []),
  ...(suggestion ? [suggestion.reason, wordsOf(nodesOf(suggestion.proposed)), suggestion.decided?.reason ?? ''] : []),
  anchor?.quote ?? '',
];

const AROUND = 40;

/** Where a word was found, with some words around it. */
export interface Found {
  readonly item: ReviewItem;
  readonly excerpt: string;
}

/** The items in which it stands, in their order; capital letters count as small ones unless told otherwise. */
export const findInReview = (items: readonly ReviewItem[], query: string, caseSensitive: boolean): readonly Found[] => {
  const fold = (text: string): string => (caseSensitive ? text : text.toLocaleLowerCase('sv'));
  const wanted = fold(query.trim());
  if (wanted === '') return [];
  return items.flatMap((item) => {
    for (const text of writtenIn(item)) {
      const at = fold(text).indexOf(wanted);
      if (at >= 0) return [{ item, excerpt: excerptOf(text, at, wanted.length) }];
    }
    return [];
  });
};

const excerptOf = (text: string, at: number, length: number): string => {
  const from = Math.max(0, at - AROUND);
  const to = Math.min(text.length, at + length + AROUND);
  return `${from > 0 ? '…' : ''}${text.slice(from, to).replace(/\s+/gu, ' ')}${to < text.length ? '…' : ''}`;
};
