// What of a facsimile is in view: how wide the view is, which pages stand in it, and going to one.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { PageOf } from '../source/use-facsimile';
import { layOut, pagesBetween, sheetAt, type FacsimileLayout } from './facsimile-layout';

/** Before the view has been measured, as when nothing is laid out at all. */
const SOME_WIDTH = 640;
const SOME_HEIGHT = 800;

interface Seen {
  readonly current: number;
  readonly near: readonly number[];
}

/** The view's element goes into `view`. `start` is the page that is shown first, from 1. */
export const useFacsimileView = (pages: readonly PageOf[], start: number) => {
  const view = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(SOME_WIDTH);
  const [zoom, setZoom] = useState(1);
  const [seen, setSeen] = useState<Seen>({ current: start, near: [start] });
  const layout = useMemo(() => layOut(pages, { width, zoom }), [pages, width, zoom]);
  const now = useRef({ layout, current: start, isPlaced: false });
  useEffect(() => {
    const element = view.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const look = useCallback((): void => {
    const element = view.current;
    if (!element) return;
    const { scrollTop, clientHeight } = element;
    const height = clientHeight || SOME_HEIGHT;
    const at = now.current.layout;
    const near = pagesBetween(at, scrollTop, scrollTop + height);
    const current = sheetAt(at, scrollTop + height / 3)?.page.page ?? 1;
    now.current.current = current;
    setSeen((before) => (before.current === current && before.near.join() === near.join() ? before : { current, near }));
  }, []);
  // Another size: what was in view stays there.
  useLayoutEffect(() => {
    const before = now.current.layout;
    now.current.layout = layout;
    const element = view.current;
    const [was, is] = [before.sheets[now.current.current - 1], layout.sheets[now.current.current - 1]];
    if (element && is && !now.current.isPlaced) element.scrollTop = start > 1 ? is.top - 8 : 0;
    else if (element && was && is && before !== layout) element.scrollTop = is.top + ((element.scrollTop - was.top) * is.height) / was.height;
    now.current.isPlaced = true;
    look();
  }, [layout, look, start]);
  /** Goes to a page, or to a height of it in points. */
  const goTo = useCallback(
    (page: number, y?: number): void => {
      const element = view.current;
      const at = now.current.layout;
      const sheet = at.sheets[page - 1];
      if (!element || !sheet) return;
      element.scrollTop = y === undefined ? sheet.top - 8 : sheet.top + y * at.scale - (element.clientHeight || SOME_HEIGHT) / 3;
      now.current.current = page;
      look();
    },
    [look],
  );
  return { view, layout, zoom, setZoom, look, goTo, ...seen } satisfies { layout: FacsimileLayout } & Record<string, unknown>;
};
