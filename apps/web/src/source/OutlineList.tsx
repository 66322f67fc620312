// An outline to move by: one tab stop, arrow keys between the lines, the current one marked.
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from '@samsvar/ui';
import styles from './outline.module.css';

/** One line of an outline. */
export interface OutlineItem {
  readonly key: string;
  /** From 0. */
  readonly depth: number;
  readonly label: string | null;
  readonly text: string;
  /** Marks after the words, such as a status with its own words. */
  readonly marks?: ReactNode;
}

interface OutlineListProps {
  readonly label: string;
  readonly items: readonly OutlineItem[];
  /** Key of the line one is at; null before the first. */
  readonly current: string | null;
  readonly onGo: (key: string) => void;
}

/** Up, down, Home and End move; Enter goes there. */
export const OutlineList = ({ label, items, current, onGo }: OutlineListProps) => {
  const list = useRef<HTMLUListElement>(null);
  useKeepInView(list, current);
  const stop = items.some((item) => item.key === current) ? current : items[0]?.key;
  return (
    <nav aria-label={label}>
      <ul ref={list} role="list" className={styles['lines']} onKeyDown={moveWithin}>
        {items.map((item) => (
          <li key={item.key} style={{ paddingInlineStart: `${Math.min(item.depth, 5) * 0.875}rem` }}>
            <button
              type="button"
              className={classNames(styles['line'], item.depth === 0 && styles['top'])}
              tabIndex={item.key === stop ? 0 : -1}
              aria-current={item.key === current ? 'location' : undefined}
              onClick={() => onGo(item.key)}
            >
              <span className={styles['words']}>
                {item.label ? <span className={styles['number']}>{item.label} </span> : null}
                {item.text}
              </span>
              {item.marks}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const moveWithin = (event: KeyboardEvent<HTMLUListElement>): void => {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons[to]?.focus();
};

/** Scrolls the outline, and nothing else, so that the current line can be seen. */
const useKeepInView = (list: { readonly current: HTMLElement | null }, current: string | null): void => {
  useEffect(() => {
    const line = list.current?.querySelector<HTMLElement>('[aria-current]');
    const box = line && scrollingParent(line);
    if (!line || !box) return;
    const above = line.getBoundingClientRect().top - box.getBoundingClientRect().top;
    const below = line.getBoundingClientRect().bottom - box.getBoundingClientRect().bottom;
    if (above < 0) box.scrollTop += above - 8;
    else if (below > 0) box.scrollTop += below + 8;
  }, [list, current]);
};

const scrollingParent = (element: HTMLElement): HTMLElement | null => {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return null;
};
