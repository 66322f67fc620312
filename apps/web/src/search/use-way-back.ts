// The way back to a hit that was opened: the browser's Back gives it the focus, where it stood.
import { useEffect, useRef, useState, type RefObject } from 'react';
import { keyOfHit, type ChosenHit } from './HitList';
import { keepOpenedHit, openedHit } from './opened-hit';
import type { useSearchAnswer } from './use-search';

interface WayBack {
  /** One has come back to a hit: the field leaves the focus to it. */
  readonly isBack: boolean;
  /** Remembers a hit that is being opened. */
  readonly remember: (chosen: ChosenHit) => void;
}

/** Of the search that `root` holds; whoever has gone on to something else meanwhile stays there. */
export const useWayBack = (root: RefObject<HTMLElement | null>, answer: ReturnType<typeof useSearchAnswer>): WayBack => {
  const [opened] = useState(openedHit);
  const isOver = useRef(opened === null);
  const begun = useRef<Element | null>(null);
  const { data, isPlaceholderData, isError, isFetching, hasNextPage, fetchNextPage } = answer;
  const pages = data?.pages.length ?? 0;
  useEffect(() => {
    begun.current ??= document.activeElement;
    if (isOver.current || !opened || !root.current) return;
    if (document.activeElement !== begun.current) {
      isOver.current = true;
      return;
    }
    if ((pages === 0 && !isError) || isPlaceholderData) return;
    const hit = hitIn(root.current, opened.key);
    if (!hit && isFetching) return;
    if (!hit && hasNextPage && pages < opened.pages && !isError) return void fetchNextPage();
    isOver.current = true;
    if (hit) focusAt(hit, opened.top);
    else root.current.querySelector('input')?.focus();
  }, [root, opened, pages, isPlaceholderData, isError, isFetching, hasNextPage, fetchNextPage]);
  const remember = (chosen: ChosenHit): void => {
    const key = keyOfHit(chosen);
    const top = root.current && hitIn(root.current, key)?.getBoundingClientRect().top;
    keepOpenedHit({ key, top: top ?? 0, pages });
  };
  return { isBack: opened !== null, remember };
};

const hitIn = (root: HTMLElement, key: string): HTMLElement | undefined =>
  [...root.querySelectorAll<HTMLElement>('[data-hit]')].find((hit) => hit.dataset['hit'] === key);

/** Scrolls so that it stands where it stood. */
const focusAt = (hit: HTMLElement, top: number): void => {
  hit.focus({ preventScroll: true });
  window.scrollBy(0, hit.getBoundingClientRect().top - top);
};
