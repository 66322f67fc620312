// The review beside the text: what is being written, and every comment and suggestion with the ways to them.
import { Banner, Button, EmptyState, IconComment, IconSuggest, Spinner, VirtualList, type VirtualListHandle } from '@samsvar/ui';
import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useAllWords } from '../base/all-words';
import { wordsOfFault } from '../base/Fetching';
import { DecideMany } from './DecideMany';
import { ReviewBar, type ReviewText } from './ReviewBar';
import { ReviewCard, type CardGiven } from './ReviewCard';
import { ReviewFilters, type Sections } from './ReviewFilters';
import { narrowingOf, NO_FILTER, type ReviewItem } from './review-item';
import styles from './suggestion.module.css';
import type { Review } from './use-review';

interface ReviewPanelProps {
  readonly review: Review;
  readonly sections: Sections;
  readonly text: ReviewText;
  /** What is being written, or the way back to it; null when nothing is. */
  readonly composer: ReactNode;
}

const ESTIMATE_PX = 132;
const keyOf = ({ id }: ReviewItem): string => id;

/** F8 and Shift+F8 go to the next and the one before, here as in the text. */
export const ReviewPanel = ({ review, sections, text, composer }: ReviewPanelProps) => {
  const words = useAllWords().suggestion;
  const list = useRef<VirtualListHandle>(null);
  const { choose, shown, neighbour } = review;
  useShowChosen(list, review);
  useSeen(review);
  const step = (by: 1 | -1): void => {
    const next = neighbour(by);
    if (!next) return;
    choose(next.id);
    list.current?.focus(next.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'F8' || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  };
  const draw = useCard(review, sections, text);
  const show = (item: ReviewItem): void => {
    choose(item.id);
    list.current?.focus(item.id);
  };
  return (
    <div className={styles['panel']} onKeyDown={onKeyDown}>
      <div className={styles['heads']}>
        <ReviewBar review={review} text={text} onStep={step} />
        <ReviewFilters review={review} sections={sections} />
      </div>
      <DecideMany review={review} onShow={show} />
      <VirtualList
        ref={list}
        label={words.listLabel}
        items={shown}
        keyOf={keyOf}
        estimate={ESTIMATE_PX}
        before={
          <div className={styles['before']}>
            {composer}
            <NoneShown review={review} />
          </div>
        }
      >
        {draw}
      </VirtualList>
    </div>
  );
};

/** The order of the text may come later than what is to be looked at. */
const SETTLING_MS = 3000;

/** Brings what is looked at into sight, and keeps it there while the list still finds its order. */
const useShowChosen = (list: { readonly current: VirtualListHandle | null }, { chosen, shown }: Review): void => {
  const since = useRef({ chosen, at: performance.now() });
  useEffect(() => {
    if (since.current.chosen !== chosen) since.current = { chosen, at: performance.now() };
    if (chosen !== null && performance.now() - since.current.at < SETTLING_MS) list.current?.show(chosen);
  }, [list, chosen, shown]);
};

/** What stands open in the panel has been seen, and what comes to it meanwhile too. */
const useSeen = ({ chosen, byId, acts }: Review): void => {
  const thread = chosen === null ? undefined : byId.get(chosen)?.thread;
  useEffect(() => {
    if (thread) acts.see(thread);
  }, [thread, acts]);
};

/** How a card is drawn; the same function until something that all cards show has changed. */
const useCard = (review: Review, sections: Sections, text: ReviewText) => {
  const words = useAllWords().suggestion;
  const { response, acts, suggestionActs, chosen, choose, ticked, setTicked, shown, order } = review;
  const latest = useRef({ chosen, text });
  useEffect(() => {
    latest.current = { chosen, text };
  });
  const given = useMemo(
    (): CardGiven => ({
      response,
      acts,
      suggestionActs,
      sectionName: (id) => {
        const section = id === null ? undefined : sections.get(id);
        return section ? (section.number ?? section.title) : null;
      },
      onChoose: (item) => {
        const isClosing = latest.current.chosen === item.id;
        choose(isClosing ? null : item.id);
        if (!isClosing) latest.current.text.reveal(item);
      },
      onGoToText: (item) => latest.current.text.goTo(item),
      selected: () => latest.current.text.selected(),
    }),
    [response, acts, suggestionActs, sections, choose],
  );
  const firstDetached = order === 'text' ? shown.find(({ isDetached }) => isDetached)?.id : undefined;
  return useCallback(
    (item: ReviewItem) => {
      const { suggestion } = item;
      const tick =
        ticked !== null && suggestion?.state === 'open'
          ? {
              isTicked: ticked.has(suggestion.id),
              onTick: (isTicked: boolean) => setTicked(new Set(isTicked ? [...ticked, suggestion.id] : [...ticked].filter((id) => id !== suggestion.id))),
            }
          : null;
      return (
        <div className={styles['row']}>
          {item.id === firstDetached ? <h3 className={styles['groupTitle']}>{words.detachedTitle}</h3> : null}
          <ReviewCard item={item} given={given} isChosen={item.id === chosen} tick={tick} />
        </div>
      );
    },
    [given, chosen, ticked, setTicked, firstDetached, words],
  );
};

/** Why the list is empty, and what would be in it; nothing when it is not. */
const NoneShown = ({ review }: { readonly review: Review }) => {
  const { suggestion: words, base } = useAllWords();
  const { items, shown, filter, setFilter, isLoading, error, refetch } = review;
  if (error && items.length === 0) {
    return (
      <Banner tone="danger" title={words.loadFailed} actions={<Button size="small" onPress={refetch}>{base.retry}</Button>}>
        {wordsOfFault(error, words.failed)}
      </Banner>
    );
  }
  if (isLoading) return <Spinner>{words.loading}</Spinner>;
  if (shown.length > 0) return null;
  if (filter.view === 'mine') return <EmptyState level={3} icon={<IconSuggest />} title={words.mineTitle}>{words.mineHelp}</EmptyState>;
  if (items.length === 0) return <EmptyState level={3} icon={<IconComment />} title={words.emptyTitle}>{words.emptyHelp}</EmptyState>;
  const isNarrow = narrowingOf(filter) > 0;
  return (
    <EmptyState
      level={3}
      icon={<IconComment />}
      title={isNarrow || filter.state !== 'open' ? words.noneTitle : words.nothingOpen}
      action={
        <Button size="small" onPress={() => setFilter({ ...NO_FILTER, state: 'all' })}>
          {words.clearFilter}
        </Button>
      }
    />
  );
};
