// A list of thousands of rows of unlike heights: only those in sight are drawn, and focus is never lost on the way.
import { memo, useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import styles from './layout.module.css';
import { offsetsOf, windowOf } from './virtual-window';

/** What the owner of a list may ask of it. */
export interface VirtualListHandle {
  /** Brings a row into sight without moving focus. */
  readonly show: (key: string) => void;
  /** Puts focus on a row's head: the first element in it with `data-row-head`. */
  readonly focus: (key: string) => void;
}

interface VirtualListProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** Draws a row. The same function as long as rows look the same. */
  readonly children: (item: Item) => ReactNode;
  /** Height in px of a row that has not been drawn yet. */
  readonly estimate: number;
  /** Stands above the rows and scrolls with them. */
  readonly before?: ReactNode;
  /** What scrolls: the list itself, which fills the room that it is given, or what it stands in. Never changes. */
  readonly scrolls?: 'itself' | 'around';
  readonly ref?: Ref<VirtualListHandle>;
}

const BEYOND_PX = 600;
/** Scrolling shorter than this draws nothing anew. */
const STEP_PX = 100;
/** Heights are known only once rows are drawn: a place is looked for this many times. */
const TRIES = 8;

/** Arrow keys, Home and End move between the heads of rows. */
export const VirtualList = <Item,>(props: VirtualListProps<Item>) => {
  const { label, items, keyOf, children, estimate, before, ref } = props;
  const isAround = props.scrolls === 'around';
  const frame = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const scroller = useScroller(frame, isAround);
  const rows = useRows();
  const view = useView(scroller, list);
  const [kept, setKept] = useState<string | null>(null);
  const offsets = useMemo(
    () => offsetsOf(items.length, (at) => rows.measured.heights.get(keyOf(items[at]!)) ?? estimate), // within the list
    [items, keyOf, estimate, rows.measured],
  );
  const places = useMemo(() => new Map(items.map((item, at) => [keyOf(item), at])), [items, keyOf]);
  const latest = useRef({ offsets, places });
  useLayoutEffect(() => {
    latest.current = { offsets, places };
  });
  const show = useCallback(
    (key: string) => bring({ key, rows: rows.elements, scroller, list, offset: () => latest.current.offsets[latest.current.places.get(key) ?? -1] }),
    [rows.elements, scroller],
  );
  const focus = useFocus({ rows: rows.elements, setKept, show });
  useImperativeHandle(ref, () => ({ show, focus }), [show, focus]);
  useFocusKept({ kept, places, items, keyOf, focus, list });
  useFocusInRow(kept, list, rows.elements);
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = kept === null ? undefined : places.get(kept);
    // An element of ours: what has focus is in the list.
    if (at === undefined || !(event.target as Element).matches('[data-row-head]') || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    const item = to === undefined ? undefined : items[to];
    if (item === undefined) return;
    event.preventDefault();
    focus(keyOf(item));
  };
  const { first, end } = windowOf(offsets, { ...view, beyond: BEYOND_PX });
  const drawn = drawnRows(first, end, kept === null ? undefined : places.get(kept));
  return (
    <div ref={frame} className={isAround ? undefined : styles['virtual']}>
      {before}
      <div
        ref={list}
        role="list"
        aria-label={label}
        tabIndex={-1}
        className={styles['virtualRows']}
        onKeyDown={onKeyDown}
        onFocus={(event) => setKept(event.target.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? null)}
        onBlur={(event) => isLeft(event, list.current) && setKept(null)}
      >
        {drawn.map((at, place) => {
          const item = items[at]!; // drawn rows are of the list
          const gap = (offsets[at] ?? 0) - (place === 0 ? 0 : offsets[(drawn[place - 1] ?? 0) + 1] ?? 0);
          return (
            <Row key={keyOf(item)} id={keyOf(item)} at={at} of={items.length} gap={gap} item={item} draw={children} tie={rows.tie} />
          );
        })}
        <div style={{ blockSize: (offsets[items.length] ?? 0) - (drawn.length > 0 ? offsets[(drawn.at(-1) ?? 0) + 1] ?? 0 : 0) }} />
      </div>
    </div>
  );
};

/** An element that is here once it has been drawn. */
interface Held {
  readonly current: HTMLElement | null;
}

/** Whether somebody went elsewhere: what had focus may also have been taken away or switched off under them. */
const isLeft = ({ target, relatedTarget }: FocusEvent, list: Element | null): boolean =>
  relatedTarget ? !list?.contains(relatedTarget) : target.isConnected && !target.matches(':disabled');

interface RowProps<Item> {
  readonly id: string;
  readonly at: number;
  readonly of: number;
  /** Height of the rows before it that are not drawn. */
  readonly gap: number;
  readonly item: Item;
  readonly draw: (item: Item) => ReactNode;
  readonly tie: (element: HTMLElement | null) => (() => void) | undefined;
}

const PlainRow = <Item,>({ id, at, of, gap, item, draw, tie }: RowProps<Item>) => (
  <>
    {gap > 0 ? <div style={{ blockSize: gap }} /> : null}
    <div ref={tie} role="listitem" aria-setsize={of} aria-posinset={at + 1} data-row={id}>
      {draw(item)}
    </div>
  </>
);
// `memo` forgets that the part is generic.
const Row = memo(PlainRow) as typeof PlainRow;

/** The rows in sight, and the one with focus wherever it stands. */
const drawnRows = (first: number, end: number, kept: number | undefined): readonly number[] => {
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
  if (kept === undefined || (kept >= first && kept < end)) return rows;
  return kept < first ? [kept, ...rows] : [...rows, kept];
};

/** The drawn rows by key, and the heights of all that ever were. */
const useRows = () => {
  const [made] = useState(() => ({ heights: new Map<string, number>(), elements: new Map<string, HTMLElement>() }));
  // A new object around the same map whenever something in it has changed.
  const [measured, setMeasured] = useState({ heights: made.heights });
  const [observer] = useState(() =>
    typeof ResizeObserver === 'undefined'
      ? null
      : new ResizeObserver((entries) => {
          let isNew = false;
          for (const { target } of entries) {
            const key = (target as HTMLElement).dataset['row'] ?? ''; // only rows are observed
            const { height } = target.getBoundingClientRect();
            if (height === 0 || Math.abs((made.heights.get(key) ?? 0) - height) < 1) continue;
            made.heights.set(key, height);
            isNew = true;
          }
          if (isNew) setMeasured({ heights: made.heights });
        }),
  );
  const tie = useCallback(
    (element: HTMLElement | null): (() => void) | undefined => {
      if (!element) return undefined;
      const key = element.dataset['row'] ?? '';
      made.elements.set(key, element);
      observer?.observe(element);
      return () => {
        observer?.unobserve(element);
        if (made.elements.get(key) === element) made.elements.delete(key);
      };
    },
    [made, observer],
  );
  return { elements: made.elements, measured, tie };
};

/** The element that scrolls: the list's own frame, or the nearest around it that can. */
const useScroller = (frame: Held, isAround: boolean): Held => {
  const scroller = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    scroller.current = isAround ? scrollingAround(frame.current) : frame.current;
  }, [frame, isAround]);
  return scroller;
};

const scrollingAround = (element: HTMLElement | null): HTMLElement | null => {
  for (let at = element?.parentElement ?? null; at; at = at.parentElement) if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return null;
};

/** How far down in what scrolls the list begins, in px. */
const startOf = (scroller: HTMLElement, list: HTMLElement | null): number => {
  if (!list || list.offsetParent === scroller) return list?.offsetTop ?? 0;
  return list.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
};

/** How far the list is scrolled, in steps, and how much of it can be seen. */
const useView = (scroller: Held, list: Held) => {
  const [view, setView] = useState({ top: 0, height: 800 });
  const look = useCallback(() => {
    const element = scroller.current;
    if (!element || !list.current) return;
    const top = Math.floor((element.scrollTop - startOf(element, list.current)) / STEP_PX) * STEP_PX;
    const height = element.clientHeight || 800;
    setView((before) => (before.top === top && before.height === height ? before : { top, height }));
  }, [scroller, list]);
  useEffect(() => {
    const element = scroller.current;
    look();
    if (!element) return;
    element.addEventListener('scroll', look, { passive: true });
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(look);
    observer?.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      observer?.disconnect();
    };
  }, [look, scroller]);
  return view;
};

interface Bringing {
  readonly key: string;
  readonly rows: ReadonlyMap<string, HTMLElement>;
  readonly scroller: Held;
  readonly list: Held;
  readonly offset: () => number | undefined;
}

const bring = (what: Bringing, tries = 0): void => {
  const { key, rows, scroller, list, offset } = what;
  if (!scroller.current || tries >= TRIES) return;
  const row = rows.get(key);
  const at = offset();
  if (row) row.scrollIntoView?.({ block: 'nearest' });
  else if (at !== undefined) scroller.current.scrollTop = at + startOf(scroller.current, list.current);
  if (tries < TRIES) requestAnimationFrame(() => bring(what, tries + 1));
};

interface Focusing {
  readonly rows: ReadonlyMap<string, HTMLElement>;
  readonly setKept: (key: string) => void;
  readonly show: (key: string) => void;
}

const headOf = (row: HTMLElement | undefined): HTMLElement | null => row?.querySelector<HTMLElement>('[data-row-head]') ?? null;

/** A row out of sight is drawn first. */
const useFocus = ({ rows, setKept, show }: Focusing) =>
  useCallback(
    (key: string) => {
      setKept(key);
      const attempt = (tries: number): void => {
        const head = headOf(rows.get(key));
        if (head) {
          head.focus({ preventScroll: true });
          show(key);
        } else if (tries < TRIES) requestAnimationFrame(() => attempt(tries + 1));
      };
      attempt(0);
    },
    [rows, setKept, show],
  );

interface Keeping<Item> {
  readonly kept: string | null;
  readonly places: ReadonlyMap<string, number>;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly focus: (key: string) => void;
  readonly list: Held;
}

/** When the row with focus goes, its successor has it: nobody is thrown to the top of the page. */
const useFocusKept = <Item,>({ kept, places, items, keyOf, focus, list }: Keeping<Item>): void => {
  const last = useRef(0);
  useLayoutEffect(() => {
    if (kept === null) return;
    const at = places.get(kept);
    if (at !== undefined) {
      last.current = at;
      return;
    }
    if (document.activeElement && document.activeElement !== document.body) return;
    const next = items[Math.min(last.current, items.length - 1)];
    if (next === undefined) list.current?.focus();
    else focus(keyOf(next));
  }, [kept, places, items, keyOf, focus, list]);
};

/** When the control with focus goes, in a form that closes say, the head of its row has it. */
const useFocusInRow = (kept: string | null, list: Held, rows: ReadonlyMap<string, HTMLElement>): void => {
  useEffect(() => {
    if (kept === null || !list.current) return;
    const observer = new MutationObserver(() => {
      if (document.activeElement === null || document.activeElement === document.body) headOf(rows.get(kept))?.focus({ preventScroll: true });
    });
    observer.observe(list.current, { subtree: true, childList: true, attributeFilter: ['disabled'] });
    return () => observer.disconnect();
  }, [kept, list, rows]);
};
