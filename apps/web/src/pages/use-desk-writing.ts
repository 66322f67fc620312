// Beginning to write about a place in the text: comments, suggestions, and a new place for what has been begun.
import type { EditorHandle, NoPlace } from '@samsvar/editor';
import type { AnchorTarget } from '@samsvar/domain';
import { useAllWords } from '../base/all-words';
import { toasts } from '../base/toasts';
import type { Review } from '../suggestion/use-review';

/** Each says why when there is no place, or no right. */
export const useDeskWriting = (handle: EditorHandle | null, review: Review, open: () => void) => {
  const words = useAllWords().comment;
  const told = <Place,>(place: Place | NoPlace | undefined): Place | null => {
    if (place === undefined) return null;
    if (typeof place === 'object') return place;
    const why: Readonly<Record<string, string>> = { 'nothing-selected': words.nothingSelected, protected: words.protected, 'too-long': words.tooLong };
    toasts.add({ tone: 'warning', text: why[String(place)] ?? words.nothingSelected });
    return null;
  };
  const { abilities } = review.response;
  const allowed = (ability: 'comment.write' | 'suggestion.make', whyNot: string): boolean => {
    if (abilities.includes(ability)) return true;
    toasts.add({ tone: 'warning', text: whyNot });
    return false;
  };
  const suggestionWords = useAllWords().suggestion;
  const selected = (): AnchorTarget | null => told(handle?.commentTarget());
  const comment = (target: AnchorTarget | null): void => {
    open();
    review.compose({ kind: 'comment', target });
  };
  const suggest = (isNew: boolean): void => {
    if (!allowed('suggestion.make', suggestionWords.mayNot)) return;
    const source = told(isNew ? handle?.insertionSource() : handle?.suggestionSource());
    if (!source) return;
    open();
    review.compose({ kind: 'suggestion', source });
  };
  return {
    selected,
    onComment: (): void => {
      const target = allowed('comment.write', words.mayNot) ? selected() : null;
      if (target) comment(target);
    },
    onCommentWhole: () => comment(null),
    onSuggest: () => suggest(false),
    onSuggestNew: () => suggest(true),
    /** The place of what is being written is now what is selected; its words stay. */
    markAgain: (): void => {
      const { composing } = review;
      if (composing?.kind === 'comment') {
        const target = selected();
        if (target) review.move({ kind: 'comment', target });
      } else if (composing) {
        const source = told(composing.source.scope === 'insert' ? handle?.insertionSource() : handle?.suggestionSource());
        if (source) review.move({ kind: 'suggestion', source });
      }
    },
  };
};
