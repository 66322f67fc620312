// The review on the desk: what ties threads and suggestions to the text, the panel, the address and the keys.
import type { EditorHandle, ReviewKey, ShownReview } from '@samsvar/editor';
import type { ResponseConnection } from '@samsvar/editor/connection';
import type { AnchorId, ThreadId } from '@samsvar/domain';
import type { ResponseBody } from '@samsvar/protocol';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useAllWords } from '../base/all-words';
import { toasts } from '../base/toasts';
import { useRememberedFlag } from '../response/remembered';
import { useSession } from '../session/use-session';
import { nodesOf } from '../suggestion/nodes';
import type { ReviewItem } from '../suggestion/review-item';
import type { ReviewText } from '../suggestion/ReviewBar';
import { useReview, type Review } from '../suggestion/use-review';
import { targetOf } from '../suggestion/use-composing';
import { useReviewEvents } from '../suggestion/use-review-events';
import type { PanelShown } from './DeskPanel';
import { reveal } from './reveal';
import { useDeskWriting } from './use-desk-writing';
import type { LiveProjection } from './use-live-projection';

interface DeskReviewWanted {
  readonly response: ResponseBody;
  readonly connection: ResponseConnection;
  readonly handle: EditorHandle | null;
  readonly live: LiveProjection;
  readonly panel: PanelShown;
  /** Does something in the text once it can be seen. */
  readonly inText: (act: (handle: EditorHandle) => void) => void;
  readonly goToSection: (id: string) => void;
}

/** A click in the text is followed by what stands there; a caret that only passes by is not. */
const CLICK_MS = 600;

/** Everything of the review that the desk hands on. */
export const useDeskReview = (wanted: DeskReviewWanted) => {
  const { response, connection, handle, live, panel, inText } = wanted;
  const me = useSession().person.id;
  const review = useReview(response, live.blocks);
  const sections = useMemo(() => new Map(live.outline.map(({ id, number, title }) => [id, { number, title }])), [live.outline]);
  const sectionName = (id: string | null): string | null => {
    const section = id === null ? undefined : sections.get(id);
    return section ? (section.number ?? section.title) : null;
  };
  useReviewEvents({ response: response.id, connection, me, sectionName });
  const [isDrawn, setDrawn] = useRememberedFlag('samsvar.suggestions-drawn', true);
  useShown(handle, review, isDrawn);
  const [find, setFind] = useState<number | null>(null);
  const openFind = (): void => setFind((times) => (times ?? 0) + 1);
  const open = (): void => {
    panel.setTab('review');
    panel.setOpen(true);
  };
  const show = (item: ReviewItem): void => {
    open();
    review.choose(item.id);
  };
  const goTo = (item: ReviewItem): void => inText((text) => void goToItem(text, item));
  const writing = useDeskWriting(handle, review, open);
  useAddress({ ...wanted, review, open, goTo });
  const pressed = useRef(0);
  const onAnchors = useAnchorChoice(review, panel, () => performance.now() - pressed.current < CLICK_MS);
  const step = (by: 1 | -1): void => {
    const next = review.neighbour(by);
    if (!next) return;
    show(next);
    goTo(next);
  };
  const onReviewKey = (key: ReviewKey): void =>
    ({ comment: writing.onComment, suggest: writing.onSuggest, find: openFind, next: () => step(1), previous: () => step(-1) })[key]();
  useMarked(handle, review);
  const text: ReviewText = { ...writing, onFind: openFind, goTo, reveal, isDrawn, setDrawn };
  return {
    review,
    sections,
    text,
    find,
    closeFind: () => {
      setFind(null);
      inText((at) => at.focus());
    },
    show,
    onAnchors,
    onReviewKey,
    /** To be called when the text is pressed. */
    onPress: () => void (pressed.current = performance.now()),
    markAgain: writing.markAgain,
    onSaved: (id: ThreadId): void => {
      if (review.composing) review.endComposing(review.composing);
      review.choose(id);
      handle?.focus();
    },
    onLeave: (): void => {
      review.putAside();
      handle?.focus();
    },
  };
};

const goToItem = (text: EditorHandle, { anchor }: ReviewItem): boolean => anchor !== null && (text.goToAnchor(anchor.id) || text.goToPoint(anchor.from));

/** The words that something is being written about stay lit up while the form is open. */
const useMarked = (handle: EditorHandle | null, { composing }: Review): void => {
  useEffect(() => {
    handle?.markPlace(composing === null ? null : targetOf(composing));
    return () => handle?.markPlace(null);
  }, [handle, composing]);
};

/** Hands the text what is to be seen in it, whenever that has changed. */
const useShown = (handle: EditorHandle | null, review: Review, isDrawn: boolean): void => {
  const words = useAllWords().suggestion;
  const { items, chosen, byId } = review;
  const chosenAnchor = (chosen === null ? null : byId.get(chosen)?.anchor?.id) ?? null;
  const shown = useMemo((): Pick<ShownReview, 'anchors' | 'suggestions'> => {
    const seen = items.filter(({ isOpen, isDetached, anchor }) => anchor !== null && !isDetached && (isOpen || anchor.id === chosenAnchor));
    return {
      anchors: seen.flatMap(({ anchor, suggestion, thread, by }) =>
        anchor ? [{ anchor, isBlocking: thread.isBlocking && thread.settled === null, about: suggestion ? ('suggestion' as const) : ('thread' as const), label: suggestion ? words.labelSuggestion(by.name) : words.labelComment(by.name) }] : [],
      ),
      suggestions: seen.flatMap(({ suggestion, by }) =>
        suggestion?.state === 'open'
          ? [
              {
                id: suggestion.id,
                anchorId: suggestion.anchor.id,
                scope: suggestion.scope,
                base: nodesOf(suggestion.base),
                proposed: nodesOf(suggestion.proposed),
                label: words.labelSuggestion(by.name),
              },
            ]
          : [],
      ),
    };
  }, [items, chosenAnchor, words]);
  useEffect(() => {
    handle?.showReview({ ...shown, chosen: chosenAnchor, isDrawn });
  }, [handle, shown, chosenAnchor, isDrawn]);
};

/** The thread at the caret is chosen; a click on it opens its place in the panel too, where that stands open. */
const useAnchorChoice = (review: Review, panel: PanelShown, isClick: () => boolean) => {
  const byAnchor = useMemo(() => new Map(review.items.flatMap((item) => (item.anchor ? [[item.anchor.id, item] as const] : []))), [review.items]);
  const latest = useRef({ review, panel, byAnchor, isClick });
  useEffect(() => {
    latest.current = { review, panel, byAnchor, isClick };
  });
  return useCallback((ids: readonly AnchorId[]): void => {
    const now = latest.current;
    const item = ids.map((id) => now.byAnchor.get(id)).find((found) => found !== undefined);
    if (!item) return;
    now.review.choose(item.id);
    if (now.isClick()) now.panel.setTab('review');
  }, []);
};

interface Addressed extends DeskReviewWanted {
  readonly review: Review;
  readonly open: () => void;
  readonly goTo: (item: ReviewItem) => void;
}

/** `?trad=`, `?forslag=` and `?avsnitt=` lead to a thread, a suggestion and a section, once both they and the text have come. */
const useAddress = ({ handle, review, live, open, goTo, goToSection }: Addressed): void => {
  const words = useAllWords().comment;
  const [search] = useSearchParams();
  const done = useRef('');
  const thread = search.get('trad');
  const suggestion = search.get('forslag');
  const section = search.get('avsnitt');
  const asked = [thread, suggestion, section].join();
  useEffect(() => {
    if (!handle || done.current === asked) return;
    if (thread === null && suggestion === null) {
      if (section !== null && live.outline.some(({ id }) => id === section)) goToSection(section);
      // A block that was found by searching.
      else if (section !== null && live.blocks.has(section)) handle.goToBlock(section);
      else if (section !== null && live.blocks.size === 0) return;
      done.current = asked;
      return;
    }
    if (review.isLoading) return;
    done.current = asked;
    const item = review.items.find(({ id, suggestion: about }) => id === thread || (about !== null && about.id === suggestion));
    open();
    if (!item) {
      toasts.add({ tone: 'warning', text: words.gone });
      return;
    }
    review.choose(item.id);
    if (item.anchor && !item.isDetached) goTo(item);
  });
};
